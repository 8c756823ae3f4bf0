using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum RegistrationLossKind
{
    /// <summary>No constructor registers the fields.</summary>
    Missing,

    /// <summary>One of several does not.</summary>
    MissingInOne,

    /// <summary>A field is assigned too late.</summary>
    LateAssignment,

    /// <summary>A list is filled too late.</summary>
    LateAddition,

    /// <summary>A field of a chain.</summary>
    OfChain,

    /// <summary>A field by the name of another.</summary>
    SameName,
}

/// <summary>A part of a module that is lost, at a place in the document under analysis.</summary>
internal sealed record RegistrationLoss(RegistrationLossKind Kind, Location Place, string Type, string Part)
{
    /// <summary>Of a finding, what is lost and how: its fix asks.</summary>
    public const string KindProperty = "Kind", PartProperty = "Part";

    public ImmutableDictionary<string, string?> Properties =>
        ImmutableDictionary<string, string?>.Empty.Add(KindProperty, Kind.ToString()).Add(PartProperty, Part);
}

/// <summary>What is lost of the parts of a class.</summary>
internal static class RegistrationLosses
{
    public static IEnumerable<RegistrationLoss> Of(DeclaredModule module, CancellationToken cancellation)
    {
        if (!module.Class.IsKnown)
            return [];
        var losses = module.Class.IsChain ? OfChain(module, cancellation) : Missing(module, cancellation) is { } missing ? [missing] : [];
        return losses.Concat(Late(module, cancellation)).Concat(SameName(module, cancellation)).GroupBy(static loss => loss.Place).Select(static loss => loss.First());
    }

    private static RegistrationLoss? Missing(DeclaredModule module, CancellationToken cancellation)
    {
        var missed = module.Class.Constructions.Select(construction => (construction.Constructor, Part: Unregistered.MissedBy(construction))).Where(static one => one.Part is not null).ToList();
        if (missed.Count == 0 || module.Type.IsAbstract || !IsUsedAlone(module, cancellation))
            return null;
        var kind = module.Class.Constructions.All(static construction => construction.HasRun == false) ? RegistrationLossKind.Missing : RegistrationLossKind.MissingInOne;
        return IdentifierFor(module, missed[0].Constructor, cancellation) is { } place ? new RegistrationLoss(kind, place, module.Type.Name, missed[0].Part!.Name) : null;
    }

    /// <summary>
    /// A part of a registered module is registered with it. The one class that nobody makes is the model; of several, each may be a part. One that
    /// others derive from is looked at in them.
    /// </summary>
    private static bool IsUsedAlone(DeclaredModule module, CancellationToken cancellation)
    {
        var placements = module.Classes.Instances.PlacementsOf(module.Type, cancellation);
        return placements.Count == 0
            ? module.Classes.Flow.Hierarchy.Below(module.Type, cancellation).Count == 0 && module.Classes.IsOnlyUnmade(module.Type, cancellation)
            : placements.Contains(Placement.Alone) || placements.Contains(Placement.InChain);
    }

    private static Location? IdentifierFor(DeclaredModule module, IMethodSymbol constructor, CancellationToken cancellation)
    {
        var declaration = Unregistered.DeclarationOf(constructor, cancellation) ?? module.Type.DeclaringSyntaxReferences.First().GetSyntax(cancellation);
        return module.Parts.FirstOrDefault(part => part == declaration)?.Identifier.GetLocation();
    }

    private static IEnumerable<RegistrationLoss> Late(DeclaredModule module, CancellationToken cancellation)
    {
        foreach (var construction in module.Class.Constructions)
        {
            foreach (var late in Unregistered.Late(construction, module.Classes, cancellation))
            {
                if (!module.Contains(late.Place))
                    continue;
                var kind = late.Kind == BuildEventKind.LateAddition ? RegistrationLossKind.LateAddition : RegistrationLossKind.LateAssignment;
                yield return new RegistrationLoss(kind, PlaceOf(late), module.Type.Name, late.Name?.Name ?? "");
            }
        }
    }

    /// <summary>Of an assignment the left side.</summary>
    private static Location PlaceOf(BuildEvent late) => (late.Place is AssignmentExpressionSyntax assignment ? assignment.Left : late.Place).GetLocation();

    private static IEnumerable<RegistrationLoss> OfChain(DeclaredModule module, CancellationToken cancellation)
    {
        foreach (var construction in module.Class.Constructions)
        {
            foreach (var missed in construction.Members.Where(static member => member.State == MemberState.Unregistered && Unregistered.IsSeen(member)))
            {
                if (PlaceOf(missed.Member, module, cancellation) is { } place)
                    yield return new RegistrationLoss(RegistrationLossKind.OfChain, place, module.Type.Name, missed.Member.Name);
            }
        }
    }

    /// <summary>Fields of one name along the bases: the lower one hides the other.</summary>
    private static IEnumerable<RegistrationLoss> SameName(DeclaredModule module, CancellationToken cancellation)
    {
        foreach (var construction in module.Class.Constructions.Where(static construction => construction.HasRun == true))
        {
            foreach (var missed in construction.Members.Where(static member => member.State == MemberState.Unregistered && Unregistered.IsSeen(member)))
            {
                if (HidingNames.Of(missed.Member, module.Type) is { } hiding && PlaceOf(hiding, module, cancellation) is { } place)
                    yield return new RegistrationLoss(RegistrationLossKind.SameName, place, module.Type.Name, hiding.Name);
            }
        }
    }

    /// <summary>The name of a member, where the document declares it.</summary>
    public static Location? PlaceOf(ISymbol member, DeclaredModule module, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax variable when module.Contains(variable) => variable.Identifier.GetLocation(),
            PropertyDeclarationSyntax property when module.Contains(property) => property.Identifier.GetLocation(),
            _ => null,
        };
}
