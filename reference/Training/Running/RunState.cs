using System.Text.Json.Serialization;

namespace TorchSharp.Reference.Training;

/// <summary>Where a training stands; all of it that is no tensor.</summary>
internal sealed class RunState
{
    /// <summary>The finished epochs.</summary>
    public List<EpochResult> Epochs { get; init; } = [];

    /// <summary>Batches done in the epoch that is under way.</summary>
    public int Batch { get; set; }

    /// <summary>Steps since the beginning.</summary>
    public long TotalSteps { get; set; }

    /// <summary>The last batch's mean.</summary>
    public double LastLoss { get; set; }

    /// <summary>The last step's.</summary>
    public double LastRate { get; set; }

    /// <summary>What the epoch under way has gathered.</summary>
    public EpochSums Sums { get; init; } = new();

    /// <summary>Seconds of training in the epoch under way.</summary>
    public double EpochSeconds { get; set; }

    /// <summary>Seconds of all finished epochs, validation included.</summary>
    public double Seconds { get; set; }

    /// <summary>What the scheduler was stepped with, from the first time on.</summary>
    public List<double> Scheduled { get; init; } = [];

    /// <summary>Whether a callback has set the learning rate: then the optimizer of a new training does not have it.</summary>
    public bool RateWasSet { get; set; }

    /// <summary>The best value of the watched figure, and its epoch, from 1.</summary>
    public double? Best { get; set; }

    public int? BestEpoch { get; set; }

    /// <summary>Of a stream that is written down: the SHA-256 of its first batch; null before it, and of resident examples.</summary>
    public string? FirstBatch { get; set; }

    /// <summary>Likewise that of all batches done in the epoch that is under way.</summary>
    public string? BatchesUnderWay { get; set; }

    /// <summary>Likewise that of the first batch of the validation.</summary>
    public string? FirstValidationBatch { get; set; }

    /// <summary>Whether the training is over: nothing is left to resume.</summary>
    public TrainingOutcome? Outcome { get; set; }

    [JsonIgnore]
    public bool HasNumberedEpochs => Epochs.Select((epoch, place) => epoch?.Epoch == place + 1).All(holds => holds);

    /// <summary>What cannot be so in a training of this library; null where all can.</summary>
    public string? Contradiction(int? batchesPerEpoch)
    {
        if (Batch < 0 || !(batchesPerEpoch is { } batches ? Batch <= batches && TotalSteps == (long)Epochs.Count * batches + Batch : TotalSteps >= Epochs.Count + Batch))
            return $"{TotalSteps} steps, and {Epochs.Count} epochs{(batchesPerEpoch is null ? "" : $" of {batchesPerEpoch} batches")} and {Batch} more";
        if (BestEpoch is < 1 || BestEpoch > Epochs.Count || (BestEpoch is null) != (Best is null))
            return $"epoch {BestEpoch} is its best of {Epochs.Count}";
        if (!IsTime(EpochSeconds) || !IsTime(Seconds) || Scheduled.Count > Epochs.Count || Outcome is TrainingOutcome.Cancelled)
            return "its times, its schedule or its end";
        return null;
    }

    /// <param name="elapsed">The time of the epoch so far.</param>
    public StepReport LastStep(TimeSpan elapsed) =>
        new(Epochs.Count + 1, Batch, TotalSteps, LastLoss, Sums.MeanLoss, Sums.MeanRunning, LastRate, Sums.Examples, elapsed);

    public void BeginEpoch()
    {
        Batch = 0;
        BatchesUnderWay = null;
        EpochSeconds = 0;
        Sums.Clear();
    }

    private static bool IsTime(double seconds) => seconds >= 0 && seconds < TimeSpan.MaxValue.TotalSeconds;
}
