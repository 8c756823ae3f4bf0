using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>What a model is trained or judged on: N inputs and their N targets, resident as two tensors.</summary>
public class Examples : IDisposable
{
    /// <summary>Takes ownership of both tensors.</summary>
    /// <param name="inputs">(N, …), N at least 1; whatever the model takes.</param>
    /// <param name="targets">(N, …); whatever the loss wants: int64 (N) class indices, or float32 (N, labels) of 0 and 1.</param>
    /// <exception cref="ArgumentException">One of them has no rows, or they differ in their number.</exception>
    public Examples(Tensor inputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (inputs.dim() == 0 || inputs.size(0) == 0)
            throw new ArgumentException($"expected at least one row, got {Describe.Tensor(inputs)}", nameof(inputs));
        if (targets.dim() == 0 || targets.size(0) != inputs.size(0))
            throw new ArgumentException(
                $"expected one target for each of {inputs.size(0)} inputs, got {Describe.Tensor(targets)}", nameof(targets));

        Inputs = inputs;
        Targets = targets;
    }

    /// <summary>(N, …).</summary>
    public Tensor Inputs { get; }

    /// <summary>(N, …).</summary>
    public Tensor Targets { get; }

    /// <summary>N.</summary>
    public long Count => Inputs.size(0);

    /// <summary>The rows with these indices, in this order, as tensors of their own.</summary>
    /// <param name="rows">int64 (M), M at least 1, each from 0 to N − 1.</param>
    public virtual Examples Select(Tensor rows) => new(Inputs.index_select(0, rows), Targets.index_select(0, rows));

    /// <summary>The rows with these numbers, in this order, as tensors of their own.</summary>
    /// <param name="rows">At least one, each from 0 to N − 1, such as a part of a <see cref="RowSplit"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="rows"/> is empty.</exception>
    public virtual Examples Select(IReadOnlyList<long> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
            throw new ArgumentException("expected at least one row", nameof(rows));

        using var index = tensor(rows.ToArray(), device: Inputs.device);
        return Select(index);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps both tensors when the current dispose scope ends.</summary>
    internal void MoveToOuterDisposeScope()
    {
        Inputs.MoveToOuterDisposeScope();
        Targets.MoveToOuterDisposeScope();
    }
}
