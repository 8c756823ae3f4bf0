using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Makes an index that takes rows as they are.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="IsRange">Whether it takes a range of them, so that there still is a dimension of rows.</param>
internal sealed record RowIndexFunction(string Spelling, bool IsRange) : TorchFunction(Spelling)
{
    /// <summary>The index of a whole dimension, which changes nothing.</summary>
    public static readonly Constant Whole = new("whole");

    /// <summary>Several rows in their order.</summary>
    public static readonly Constant Range = new("rows");

    private static readonly Constant Single = new("row");

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => IsRange ? Range : Single;
}
