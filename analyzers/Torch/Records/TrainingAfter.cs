using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a model that is put into evaluation mode at a place must be put back into that of training behind it.</summary>
internal static class TrainingAfter
{
    /// <summary>Each call of the model that may follow wants its mode of before, unless a <c>train()</c> stands between.</summary>
    public static bool Of(ObjectUse place, IReadOnlyList<ObjectUse> measured, IReadOnlyList<ObjectUse> all, ISymbol holder) =>
        all.Where(use => Applications.IsName(use.Method.Name) && !measured.Contains(use)).Any(use => MayFollow(use, place, holder) && !all.Any(train => train.Method.Name == ModeLayers.Train && StandsBetween(train, use, place)));

    /// <summary>What stands behind it, or in a loop around it; of a member that methods share, anything.</summary>
    private static bool MayFollow(ObjectUse use, ObjectUse place, ISymbol holder) =>
        holder is IFieldSymbol || use.Place.SpanStart > place.Place.SpanStart || LoopsAround(place).Any(loop => loop.Span.Contains(use.Place.Span));

    /// <summary><c>for (…) { model.train(); Step(model); Test(model); }</c>: in the same function as what it is for, before it, and in each round that both share with the place.</summary>
    private static bool StandsBetween(ObjectUse train, ObjectUse use, ObjectUse place) =>
        train.Places.Any(one => use.Places.Any(other => LoopSyntax.FunctionAround(one) == LoopSyntax.FunctionAround(other) && one.SpanStart < other.SpanStart && IsAlwaysRun(one, other)
            && LoopsAround(place).Where(loop => loop.Span.Contains(other.Span)).All(loop => loop.Span.Contains(one.Span))
            && (LoopSyntax.FunctionAround(one) != LoopSyntax.FunctionAround(place.Place) || one.SpanStart > place.Place.SpanStart || LoopsAround(place).Any(loop => loop.Span.Contains(one.Span)))));

    private static bool IsAlwaysRun(SyntaxNode train, SyntaxNode use) => TestText.IsAlwaysBefore(train, use);

    private static IEnumerable<SyntaxNode> LoopsAround(ObjectUse place) => place.Place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Where(LoopSyntax.IsLoop);
}
