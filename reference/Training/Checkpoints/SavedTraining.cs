using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>A checkpoint on its way back into a training.</summary>
internal sealed class SavedTraining(string path) : IDisposable
{
    public string Path { get; } = path;

    private bool _bestIsTaken;

    public CheckpointContent Content { get; } = CheckpointContent.Read(path);

    /// <exception cref="CheckpointException">It is another training's, or another model's.</exception>
    public void Check(TrainingSetup setup, nn.Module model, int? batchesPerEpoch)
    {
        CheckpointFit.Check(Path, Content.Header.Setup, setup);
        CheckpointFit.Check(Path, Content.Header.State, batchesPerEpoch);
        CheckpointFit.Check(Path, Content, model);
        CheckpointFit.CheckGenerator(Path, Content.Generator);
    }

    /// <summary>Puts everything back, random numbers last.</summary>
    /// <exception cref="CheckpointException">The schedule does not lead to the learning rate at which the training stopped.</exception>
    public void Restore(nn.Module model, optim.Optimizer optimizer, LearningRate rate, AveragedWeights? average)
    {
        CheckRates(optimizer, rate);
        Content.Weights.CopyTo(model);
        if (average is not null)
            Content.ApplyAverages(average.Averages);
        set_rng_state(Content.Generator);
    }

    /// <summary>The weights of the best epoch so far, which are the caller's from now on.</summary>
    public WeightCopy? TakeBest()
    {
        _bestIsTaken = true;
        return Content.Best;
    }

    public void Dispose() => Content.Dispose(withBest: !_bestIsTaken);

    private void CheckRates(optim.Optimizer optimizer, LearningRate rate)
    {
        var scheduled = rate.Rates;
        ReadOptimizer(optimizer);
        if (!Content.Header.State.RateWasSet && !scheduled.SequenceEqual(rate.Rates))
            throw new CheckpointException(
                $"'{Path}' is the checkpoint of another training: it stopped at a learning rate of {Text(rate.Rates)}, "
                + $"and this optimizer and schedule come to {Text(scheduled)}");
    }

    private void ReadOptimizer(optim.Optimizer optimizer)
    {
        try
        {
            OptimizerSerialization.Read(Content.Optimizer, optimizer);
        }
        catch (Exception error) when (CheckpointFile.IsOfContent(error))
        {
            throw new CheckpointException($"'{Path}' is whole, and yet the state of its optimizer cannot be read: {error.Message}", error);
        }
    }

    private static string Text(IEnumerable<double> rates) =>
        string.Join(", ", rates.Select(rate => rate.ToString(CultureInfo.InvariantCulture)));
}
