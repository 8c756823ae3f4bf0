using TorchSharp.Reference.Saving;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Hears of a step, and may change what comes after it.</summary>
/// <param name="step">What the step found.</param>
/// <param name="control">Stops, sets the rate, saves.</param>
public delegate void StepCallback(in StepReport step, TrainingControl control);

/// <summary>Hears of an epoch, its validation included, and may change what comes after it.</summary>
/// <param name="epoch">What came of the epoch.</param>
/// <param name="control">Stops, sets the rate, saves.</param>
public delegate void EpochCallback(EpochResult epoch, TrainingControl control);

/// <summary>What a callback may do to the training that called it. It is of use only while the callback runs.</summary>
public sealed class TrainingControl
{
    private readonly nn.Module _model;
    private readonly LearningRate _rate;
    private readonly AveragedWeights? _average;
    private readonly bool _writesCheckpoints;

    internal TrainingControl(nn.Module model, LearningRate rate, AveragedWeights? average, bool writesCheckpoints) =>
        (_model, _rate, _average, _writesCheckpoints) = (model, rate, average, writesCheckpoints);

    /// <summary>The learning rate of the first group of parameters; setting it sets that of all groups, from the next step on.</summary>
    /// <exception cref="InvalidOperationException">The options have a schedule, which sets the rate itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0, or no finite number.</exception>
    public double LearningRate
    {
        get => _rate.Current;
        set
        {
            if (value is not (>= 0 and < double.PositiveInfinity))
                throw new ArgumentOutOfRangeException(nameof(value), value, "a learning rate is 0 or more, and finite");
            _rate.Set(value);
        }
    }

    internal bool WantsStop { get; private set; }

    internal bool WantsCheckpoint { get; private set; }

    /// <summary>
    /// Ends the training when the callback is over. It counts as finished: weights of the best epoch are put back, if they are kept, and a
    /// resumed training does not go on.
    /// </summary>
    public void Stop() => WantsStop = true;

    /// <summary>Writes a checkpoint when the callback is over.</summary>
    /// <exception cref="InvalidOperationException">The options name no file for one.</exception>
    public void SaveCheckpoint() => WantsCheckpoint = _writesCheckpoints
        ? true
        : throw new InvalidOperationException("no checkpoint can be saved: TrainerOptions.Checkpointing names no file");

    /// <summary>Saves the model as it would be evaluated, with averaged weights if the training averages.</summary>
    /// <param name="path">The file.</param>
    /// <param name="info">Names and thresholds.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SaveModel(string path, ModelInfo? info = null)
    {
        using (_average?.Lend())
            ModelFile.Save(path, _model, info);
    }

    internal bool TakeWishForCheckpoint()
    {
        var wish = WantsCheckpoint;
        WantsCheckpoint = false;
        return wish;
    }
}
