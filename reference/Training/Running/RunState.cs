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

    /// <summary>Whether the training is over: nothing is left to resume.</summary>
    public TrainingOutcome? Outcome { get; set; }

    public void BeginEpoch()
    {
        Batch = 0;
        EpochSeconds = 0;
        Sums.Clear();
    }
}
