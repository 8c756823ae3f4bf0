using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Batches of examples that are in memory. A setup tells them apart, so a checkpoint asks nothing of them here.</summary>
internal sealed class ResidentBatches : IEpochBatches
{
    private readonly Batches _batches;
    private readonly RunState _state;
    private Tensor? _order;
    private int _next;

    public ResidentBatches(Examples examples, TrainerOptions options, RunState state)
    {
        _batches = new Batches(examples, new BatchOptions { Size = options.BatchSize, DropLast = options.DropLast, Seed = (ulong)options.Seed });
        _state = state;
    }

    public int? PerEpoch => _batches.PerEpoch;

    /// <summary>The first batch of the first epoch; its tensors are the caller's.</summary>
    public Batch First()
    {
        using var order = _batches.Order(0);
        return _batches.Take(order, 0);
    }

    /// <exception cref="TrainingException">Batches of one row, and a batch norm to which they are one value.</exception>
    public void RefuseSingleRows(ForwardPass forward)
    {
        if (!_batches.HasSingleRows)
            return;
        using var scope = NewDisposeScope();
        SingleRows.Refuse(forward, First());
    }

    public void CheckThatTheyAreTheSame(string checkpoint)
    {
    }

    public void Begin(CancellationToken cancellation)
    {
        _order?.Dispose();
        _order = _batches.Order(_state.Epochs.Count).DetachFromDisposeScope();
        _next = _state.Batch;
    }

    public Batch? Next() => _next < _batches.PerEpoch ? _batches.Take(_order!, _next++) : null;

    public void Dispose() => _order?.Dispose();
}
