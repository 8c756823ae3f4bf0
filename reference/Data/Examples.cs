using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>What a model is trained or judged on: N inputs and their N targets, resident as two tensors.</summary>
public class Examples : ExampleSource, IDisposable
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

    /// <summary>For a model of several inputs. Takes ownership of all tensors.</summary>
    /// <param name="inputs">At least one, (N, …) each, N at least 1; in the order in which the model takes them.</param>
    /// <param name="targets">(N, …), whatever the loss wants.</param>
    /// <exception cref="ArgumentException">There is no input, one has no rows, or they differ in their number.</exception>
    public Examples(IReadOnlyList<Tensor> inputs, Tensor targets)
        : this(First(inputs), targets)
    {
        More = [.. inputs.Skip(1)];
        if (More.FirstOrDefault(more => more.dim() == 0 || more.size(0) != Count) is { } other)
            throw new ArgumentException($"expected {Count} rows of each input, got {Describe.Tensor(other)}", nameof(inputs));
    }

    /// <summary>(N, …); of several inputs the first.</summary>
    public Tensor Inputs { get; }

    /// <summary>(N, …) each: the inputs after the first; none unless told.</summary>
    public IReadOnlyList<Tensor> More { get; } = [];

    /// <summary>(N, …).</summary>
    public Tensor Targets { get; }

    /// <summary>N.</summary>
    public long Count => Inputs.size(0);

    /// <summary>The rows with these indices, in this order, as tensors of their own.</summary>
    /// <param name="rows">int64 (M), M at least 1, each from 0 to N − 1.</param>
    public virtual Examples Select(Tensor rows) => Of(Take(tensor => tensor.index_select(0, rows)));

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
        All.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps both tensors when the current dispose scope ends.</summary>
    internal void MoveToOuterDisposeScope()
    {
        foreach (var tensor in All.Tensors)
            _ = tensor.MoveToOuterDisposeScope();
    }

    /// <summary>All rows, as they are.</summary>
    internal Batch All => new(Inputs, Targets) { More = More };

    /// <summary>Some rows.</summary>
    /// <param name="rows">Takes them out of each tensor.</param>
    internal Batch Take(Func<Tensor, Tensor> rows) => All.With(rows);

    /// <summary>Takes ownership of the tensors.</summary>
    internal static Examples Of(Batch batch) => batch.More.Count == 0 ? new(batch.Inputs, batch.Targets) : new([.. batch.AllInputs], batch.Targets);

    private static Tensor First(IReadOnlyList<Tensor> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Count > 0 ? inputs[0] : throw new ArgumentException("expected at least one input", nameof(inputs));
    }
}
