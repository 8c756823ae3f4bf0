using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What is lost of a module: the constructors that register nothing, and what comes too late.</summary>
internal static class Unregistered
{
    /// <summary>A member with parts that a construction leaves unregistered, because the fields are never registered; null if there is none.</summary>
    public static ISymbol? MissedBy(Construction construction) =>
        construction.HasRun == false
            ? construction.Members.FirstOrDefault(static member => member.State == MemberState.Unregistered && IsSeen(member))?.Member
            : null;

    /// <summary>What a field holds that registration would see: an array, a list or a delegate it would not.</summary>
    public static bool IsSeen(BuiltMember member) =>
        member.Held.Things.Any(static thing => thing.Kind is ThingKind.Layer or ThingKind.Parameter or ThingKind.Chain or ThingKind.List);

    /// <summary>Members that are given parts, and lists that get some, after the call that takes effect.</summary>
    public static IEnumerable<BuildEvent> Late(Construction construction, ModuleClasses classes, CancellationToken cancellation)
    {
        var check = new PartCheck(classes, construction.Final, cancellation);
        var registered = new RegisteredThings(construction.Final);
        return construction.Events.Where(one => one.Kind is BuildEventKind.LateAssignment or BuildEventKind.LateAddition
            && Seen(one) && check.PartsIn(one.Given).ToList() is { Count: > 0 } parts && parts.TrueForAll(part => !registered.MayBe(part)));
    }

    private static bool Seen(BuildEvent late) =>
        late.Kind == BuildEventKind.LateAddition || late.Given.Things.Any(static thing => thing.Kind is ThingKind.Layer or ThingKind.Parameter or ThingKind.Chain or ThingKind.List);

    /// <summary>Where a constructor is declared: itself, or the class that has no text of its own for it.</summary>
    public static SyntaxNode? DeclarationOf(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declared ? declared.FirstAncestorOrSelf<TypeDeclarationSyntax>() : null;
}
