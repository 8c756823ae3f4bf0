using TorchSharp.Reference.Data;

namespace TorchSharp.Reference.Training;

/// <summary>The batches of a training, epoch by epoch, on the model's device.</summary>
internal interface IEpochBatches : IDisposable
{
    /// <summary>The batches of an epoch; null where nobody knows before its end.</summary>
    int? PerEpoch { get; }

    /// <summary>Finds out whether these are the batches that a training had before it was interrupted.</summary>
    /// <param name="checkpoint">Its file, for the message.</param>
    /// <exception cref="CheckpointException">They are others.</exception>
    void CheckThatTheyAreTheSame(string checkpoint);

    /// <summary>Goes to where the training stands: the epoch, and the batches of it that are done.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CheckpointException">The batches that are done are others than before.</exception>
    void Begin(CancellationToken cancellation);

    /// <summary>The next batch, whose tensors are the caller's; null at the end of the epoch.</summary>
    Batch? Next();
}
