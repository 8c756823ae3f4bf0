using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Rows of features, each with any number of labels.</summary>
public sealed class MultiLabelRows : Examples
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="features">float32, (N, number of features).</param>
    /// <param name="labels">float32, (N, number of labels), 0 or 1.</param>
    /// <exception cref="ArgumentException">The shapes or types are others than these.</exception>
    public MultiLabelRows(Tensor features, Tensor labels)
        : base(CheckMatrix(features, nameof(features)), CheckMatrix(labels, nameof(labels)))
    {
    }

    /// <summary>float32, (N, number of features).</summary>
    public Tensor Features => Inputs;

    /// <summary>float32, (N, number of labels), 0 or 1.</summary>
    public Tensor Labels => Targets;

    /// <inheritdoc/>
    public override MultiLabelRows Select(Tensor rows) => new(Inputs.index_select(0, rows), Targets.index_select(0, rows));

    /// <inheritdoc/>
    public override MultiLabelRows Select(IReadOnlyList<long> rows) => (MultiLabelRows)base.Select(rows);

    /// <summary>Cuts the rows in two: the first <paramref name="count"/>, and the rest, as tensors of their own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of the two would be empty.</exception>
    public (MultiLabelRows Head, MultiLabelRows Tail) SplitAt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, Count);
        return (new MultiLabelRows(Features[..count].clone(), Labels[..count].clone()),
                new MultiLabelRows(Features[count..].clone(), Labels[count..].clone()));
    }

    private static Tensor CheckMatrix(Tensor tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        return tensor.dtype == ScalarType.Float32 && tensor.dim() == 2
            ? tensor
            : throw new ArgumentException($"expected a float32 matrix, got {Describe.Tensor(tensor)}", name);
    }
}
