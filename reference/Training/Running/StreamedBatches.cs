using TorchSharp.Reference.Data;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Batches of a stream. Where the training is written down, their SHA-256 is, too: one that goes on reads over the batches that are done,
/// and must find them as they were.
/// </summary>
/// <param name="stream">The source.</param>
/// <param name="trainer">Whose task and device they are for.</param>
/// <param name="state">Where the training stands; it gets the hashes.</param>
/// <param name="areWrittenDown">Whether there are hashes.</param>
internal sealed class StreamedBatches(BatchStream stream, Trainer trainer, RunState state, bool areWrittenDown) : IEpochBatches
{
    private const string Remedy =
        "A stream goes on only where it gives the same batches again: one that shuffles does so by the number of the epoch, BatchStream.ByEpoch(epoch => …)";

    private StreamCursor? _cursor;
    private BatchHash? _hash;

    public int? PerEpoch => stream.BatchesPerEpoch;

    /// <summary>Whether a stream begins as it did.</summary>
    public static void CheckFirst(string checkpoint, BatchStream stream, Trainer trainer, string? before)
    {
        if (before is null)
            return;
        using var random = new RandomScope();
        if (First() != before)
            throw new CheckpointException($"'{checkpoint}' is the checkpoint of another training: the stream begins with another batch than it did. {Remedy}");
        if (!stream.KnowsEpochs && First() != before)
            throw new CheckpointException($"'{checkpoint}' cannot be gone on with: the stream gives other batches each time it is enumerated. {Remedy}");

        string First()
        {
            using var cursor = new StreamCursor(stream, trainer.Task, trainer.Device, epoch: 0, CancellationToken.None);
            var batch = cursor.Next()!.Value;
            var hash = BatchHash.Of(batch);
            batch.Dispose();
            return hash;
        }
    }

    public void CheckThatTheyAreTheSame(string checkpoint) => CheckFirst(checkpoint, stream, trainer, state.FirstBatch);

    public void Begin(CancellationToken cancellation)
    {
        Dispose();
        _cursor = new StreamCursor(stream, trainer.Task, trainer.Device, state.Epochs.Count, cancellation);
        _hash = areWrittenDown ? new BatchHash() : null;
        if (state.Batch > 0)
            ReadOver(cancellation);
    }

    public Batch? Next()
    {
        if (Read() is not { } batch)
            return null;
        if (batch.Count == 1)
            SingleRows.Refuse(trainer.Forward, batch, "let the stream give more rows in each,");
        state.BatchesUnderWay = _hash?.Current;
        if (state.Epochs.Count == 0 && state.Batch == 0)
            state.FirstBatch = state.BatchesUnderWay;
        return batch;
    }

    public void Dispose()
    {
        _cursor?.Dispose();
        _hash?.Dispose();
        _cursor = null;
    }

    /// <summary>The batches that are done. What the source draws for them has been drawn.</summary>
    private void ReadOver(CancellationToken cancellation)
    {
        using var random = new RandomScope();
        for (var done = 0; done < state.Batch; done++)
        {
            cancellation.ThrowIfCancellationRequested();
            (Read() ?? throw new CheckpointException(
                $"the training cannot go on: {state.Batch} batches of epoch {state.Epochs.Count + 1} were trained, and the stream has {done}. {Remedy}")).Dispose();
        }

        if (_hash?.Current != state.BatchesUnderWay)
            throw new CheckpointException(
                $"the training cannot go on: the first {state.Batch} batches that the stream gives in epoch {state.Epochs.Count + 1} are not those that were trained. {Remedy}");
    }

    private Batch? Read()
    {
        var batch = _cursor!.Next();
        if (batch is { } read)
            _hash?.Add(read);
        return batch;
    }
}
