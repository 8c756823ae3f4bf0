using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Makes an index that takes rows as they are.</summary>
internal sealed record RowIndexFunction(string Spelling) : TorchFunction(Spelling)
{
    /// <summary>The index of a whole dimension, which changes nothing.</summary>
    public static readonly Constant Whole = new("whole");

    private static readonly Constant Rows = new("rows");

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => Rows;
}
