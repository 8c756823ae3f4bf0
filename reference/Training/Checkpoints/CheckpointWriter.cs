using System.Diagnostics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Writes a training down, and knows when it is time to.</summary>
internal sealed class CheckpointWriter
{
    private readonly Checkpointing _options;
    private readonly TrainingSetup _setup;
    private readonly nn.Module _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Stopwatch _sinceTheLast = Stopwatch.StartNew();

    public CheckpointWriter(Checkpointing options, TrainingSetup setup, nn.Module model, optim.Optimizer optimizer) =>
        (_options, _setup, _model, _optimizer) = (options, setup, model, optimizer);

    /// <summary>Before the first step: nobody trains for hours to hear that nothing can be written.</summary>
    /// <exception cref="NotSupportedException">The optimizer does not show its state.</exception>
    /// <exception cref="CheckpointException">Nothing can be written there.</exception>
    public static void CheckThatItCanBeWritten(Checkpointing options, optim.Optimizer optimizer)
    {
        _ = OptimizerSerialization.Known(optimizer);
        CheckpointFile.Prepare(options.Path);
    }

    /// <summary>Whether a step inside an epoch is followed by a checkpoint.</summary>
    public bool IsDueAfterStep(long step) => _options.IsDue(step, _sinceTheLast.Elapsed);

    /// <summary>Whether an epoch is.</summary>
    public bool IsDueAfterEpoch(int epochs) => epochs % _options.EveryEpochs == 0;

    public void Write(RunState state, AveragedWeights? average, WeightCopy? best)
    {
        _sinceTheLast.Restart();
        var averages = average?.Numbered ?? new Dictionary<string, Tensor>();
        CheckpointContent.Write(_options.Path, new CheckpointHeader(_setup, state), _model, averages, best, _optimizer);
    }
}
