using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Applying;

/// <summary>
/// <c>protected Base() => _loss = MakeLoss();</c>: what a member holds where a virtual method that each class may have of its own makes it, and nothing
/// that a caller gives. Objects of a class, and of those below it, hold what their own constructors leave there.
/// </summary>
internal sealed class MembersByClass(SummaryFixpoint fixpoint)
{
    /// <summary>What a member holds in every object of a class; unknown if they differ, or something else than such a method decides.</summary>
    public Value Read(INamedTypeSymbol type, ISymbol member)
    {
        if (!fixpoint.HasSource(type) || !IsMadeVirtually(member) || fixpoint.Analysis.Hierarchy.Below(type, fixpoint.Cancellation) is not { Count: <= Bounds.Overrides } below)
            return Value.Unknown;
        var held = below.Prepend(type.OriginalDefinition).Where(static each => each is { TypeKind: TypeKind.Class, IsAbstract: false })
            .SelectMany(static each => each.InstanceConstructors)
            .Select(constructor => LeftBy(constructor, member))
            .Aggregate(Value.None, Lattice.Join);
        return held == Value.None || held.IsSymbolic ? Value.Unknown : held;
    }

    private bool IsMadeVirtually(ISymbol member) =>
        fixpoint.HasSource(member.ContainingType)
        && fixpoint.Members.WritesOf(member, fixpoint.Cancellation).All(static write => write.Form == WriteForm.Own)
        && member.ContainingType.InstanceConstructors.Any(constructor =>
            LeftBy(constructor, member).Within(Contents.Input).Any(static part => part is MethodValue { Target: Receiver }));

    private Value LeftBy(IMethodSymbol constructor, ISymbol member) =>
        fixpoint.SummaryOf(constructor.OriginalDefinition, Bounds.Depth) is { IsOpaque: false, IsTruncated: false } summary && summary.Members.Find(member) is { } left
            ? left
            : Value.Unknown;
}
