using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>One pass over a stream: each batch is looked at as resident examples are before a training, and brought to the device.</summary>
internal sealed class StreamCursor(BatchStream stream, ITrainingTask task, Device device, int epoch, CancellationToken cancellation) : IDisposable
{
    private readonly IEnumerator<Batch> _source = stream.OfEpoch(epoch, cancellation).GetEnumerator();

    /// <summary>Whether the targets are for metrics, too.</summary>
    public bool Measures { get; init; }

    /// <summary>Batches so far.</summary>
    public int Count { get; private set; }

    /// <summary>All batches of an evaluation, each gone when the next one is asked for.</summary>
    public static IEnumerable<Batch> All(BatchStream stream, ITrainingTask task, Device device, CancellationToken cancellation)
    {
        using var cursor = new StreamCursor(stream, task, device, epoch: 0, cancellation) { Measures = true };
        while (cursor.Next() is { } batch)
        {
            try
            {
                yield return batch;
            }
            finally
            {
                batch.Dispose();
            }
        }
    }

    /// <summary>The next batch, which is the caller's; null at the end.</summary>
    /// <exception cref="ArgumentException">It does not fit the task, or its tensors were disposed before.</exception>
    /// <exception cref="TrainingException">The stream ended before its time.</exception>
    public Batch? Next()
    {
        if (stream.BatchesPerEpoch == Count)
            return null;
        if (!_source.MoveNext())
        {
            CheckEnd();
            return null;
        }

        Count++;
        return OnDevice(Checked(_source.Current));
    }

    public void Dispose() => _source.Dispose();

    private string Place => $"batch {Count} of epoch {epoch + 1} of the stream";

    private void CheckEnd()
    {
        if (Count == 0)
            throw new TrainingException(
                $"the stream gave no batch in epoch {epoch + 1}: it is empty, or can be enumerated only once. "
                + "Give BatchStream.ByEpoch a function that opens it anew");
        if (stream.BatchesPerEpoch > Count)
            throw new TrainingException($"the stream gave {Count} batches in epoch {epoch + 1}, and {stream.BatchesPerEpoch} were told");
    }

    private Batch Checked(Batch batch)
    {
        if (batch.Inputs is null || batch.Targets is null)
            throw new ArgumentException($"{Place} has no inputs or no targets");
        if (batch.Tensors.Any(tensor => tensor.IsInvalid))
            throw new ArgumentException(
                $"the tensors of {Place} were disposed before: the trainer disposes those of each batch after its step, so give it tensors of their own each time (clone()), or resident Examples");
        if (batch.Tensors.Any(tensor => tensor.dim() == 0 || tensor.size(0) == 0 || tensor.size(0) != batch.Count))
            throw new ArgumentException($"{Place} has {string.Join(", ", batch.Tensors.Select(Describe.Tensor))}: as many rows of each are wanted, and at least one");
        if (!task.AreIgnored(batch.Targets))
            CheckTargets(batch.Targets);
        return batch;
    }

    private void CheckTargets(Tensor targets)
    {
        try
        {
            if (Measures)
                task.CheckMeasuredTargets(targets);
            else
                task.CheckTargets(targets);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"{Place}: {error.Message}", error);
        }
    }

    private Batch OnDevice(Batch batch)
    {
        if (batch.Tensors.All(tensor => Devices.AreSame(tensor.device, device)))
            return batch;
        var moved = batch.With(tensor => tensor.to(device, copy: true));
        batch.Dispose();
        return moved;
    }
}
