using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>
/// Takes a part of a tensor. What holds for each number by itself passes through; what holds for all numbers along a
/// dimension passes through only if no more than the batch is indexed: one column of a softmax is a probability.
/// </summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="DimensionArgument">Which argument says which dimension is indexed, or -1 if there is an index for each.</param>
internal sealed record BatchIndexFunction(string Spelling, int DimensionArgument) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input =>
            HeadOf(input) is { Head: Head.Softmax or Head.LogSoftmax } && !IndexesBatchOnly(arguments) ? Picked(input)
            : Spelling.EndsWith(RowIndices.ByTensor, StringComparison.Ordinal) ? Chosen(input)
            : KeepsBatch(arguments) ? input
            : MayBeMask(arguments) ? Chosen(Moved(input))
            : Some(Moved(input)));

    private bool MayBeMask(ValueList arguments) => DimensionArgument < 0 && arguments.Skip(1).Any(static index => index is Items { Known: var known } ? known.Any(IsUnknown) : IsUnknown(index));

    private static bool IsUnknown(Value index) => index == Value.Unknown || index is Fact;

    /// <summary>An index that is not a number may be a mask, which picks single elements.</summary>
    private bool IndexesBatchOnly(ValueList arguments) =>
        DimensionArgument >= 0
            ? DimensionArgument < arguments.Count && arguments[DimensionArgument] is Constant { Literal: 0 or 0L }
            : arguments.Count == 2 && (arguments[1] is not Items indices || IndexesBatchOnly(indices));

    private static bool IndexesBatchOnly(Items indices) =>
        indices is { FromStart: true, Known: [Constant, ..] } && indices.Known.Skip(1).All(static index => index.Equals(RowIndexFunction.Whole));

    /// <summary>Whether there is a batch afterwards, too: where one row is taken, the dimensions behind it move up.</summary>
    private bool KeepsBatch(ValueList arguments) =>
        DimensionArgument >= 0
            ? !RowIndices.Selections.Contains(Spelling)
            : arguments is [_, Items { Known: [var first, ..] }] && (first.Equals(RowIndexFunction.Range) || first.Equals(RowIndexFunction.Whole));
}
