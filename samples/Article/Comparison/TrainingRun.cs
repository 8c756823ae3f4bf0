using System.Diagnostics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Comparison;

/// <summary>One program in training: what it does, and what has been seen of it so far. A display may read it at any time.</summary>
internal sealed class TrainingRun : ITrainingMonitor
{
    private readonly Lock _lock = new();
    private readonly List<double> _losses = [];
    private readonly List<double> _printedLosses = [];
    private readonly Func<ITrainingMonitor, RunOutcome> _program;
    private readonly Stopwatch _clock = new();
    private CancellationToken _cancellation;

    /// <param name="label">What is particular about this version, in a few words.</param>
    /// <param name="epochs">How many epochs it will train.</param>
    /// <param name="stepsPerEpoch">How many batches an epoch has.</param>
    /// <param name="lossFloor">The least loss that its computation allows.</param>
    /// <param name="program">Trains, tests and returns the outcome.</param>
    public TrainingRun(string label, int epochs, int stepsPerEpoch, double lossFloor, Func<ITrainingMonitor, RunOutcome> program)
    {
        Label = label;
        Epochs = epochs;
        StepsPerEpoch = stepsPerEpoch;
        LossFloor = lossFloor;
        _program = program;
    }

    /// <summary>An epoch has ended: its number and the loss that the program printed.</summary>
    public event Action<int, double>? EpochEnded;

    public string Label { get; }

    public int Epochs { get; }

    public int StepsPerEpoch { get; }

    public double LossFloor { get; }

    /// <summary>The length of all gradients at the first step, before the first change of a weight.</summary>
    public double FirstGradientNorm { get; private set; }

    /// <summary><see langword="null"/> as long as the program runs.</summary>
    public RunOutcome? Outcome { get; private set; }

    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>The loss of every batch so far.</summary>
    public double[] Losses
    {
        get
        {
            lock (_lock)
                return [.. _losses];
        }
    }

    /// <summary>What the program has printed at the end of each epoch.</summary>
    public double[] PrintedLosses
    {
        get
        {
            lock (_lock)
                return [.. _printedLosses];
        }
    }

    /// <summary>The mean loss of each finished epoch's batches.</summary>
    public double[] EpochMeans => [.. Losses.Chunk(StepsPerEpoch).Where(epoch => epoch.Length == StepsPerEpoch).Select(epoch => epoch.Average())];

    public void Execute(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _clock.Start();
        Outcome = _program(this);
        _clock.Stop();
    }

    void ITrainingMonitor.Step(Module<Tensor, Tensor> model, Tensor loss)
    {
        _cancellation.ThrowIfCancellationRequested();
        var value = loss.item<float>();
        lock (_lock)
        {
            if (_losses.Count == 0)
                FirstGradientNorm = GradientNorm.Of(model);
            _losses.Add(value);
        }
    }

    void ITrainingMonitor.Epoch(int epoch, double printedLoss)
    {
        lock (_lock)
            _printedLosses.Add(printedLoss);
        EpochEnded?.Invoke(epoch, printedLoss);
    }
}
