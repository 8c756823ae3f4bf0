namespace TorchSharp.Reference.Training;

/// <summary>How a training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>All epochs are done.</summary>
    Completed,

    /// <summary>The watched figure got no better.</summary>
    StoppedEarly,

    /// <summary>A callback stopped it.</summary>
    StoppedByCallback,

    /// <summary>It was asked to stop, finished its batch and wrote its checkpoint, if it writes any.</summary>
    Cancelled,
}

/// <summary>What came of a training.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Epochs">The finished epochs, those before an interruption included.</param>
/// <param name="BestEpoch">
/// The epoch whose weights the model has, from 1; null where no figure was watched or they were not put back.
/// </param>
/// <param name="Elapsed">The time of the whole training, validation and an epoch that was cancelled included.</param>
public sealed record TrainingResult(TrainingOutcome Outcome, IReadOnlyList<EpochResult> Epochs, int? BestEpoch, TimeSpan Elapsed)
{
    /// <summary>The batches that were trained of an epoch in which the training was cancelled; 0 between two epochs.</summary>
    public int Batch { get; init; }

    /// <summary>The batches of an epoch; null where a stream does not say.</summary>
    public int? BatchesPerEpoch { get; init; }

    /// <summary>Throughput over all epochs, validation not counted.</summary>
    public double SamplesPerSecond => Epochs.Sum(epoch => epoch.Examples) / Epochs.Sum(epoch => epoch.Elapsed.TotalSeconds);
}
