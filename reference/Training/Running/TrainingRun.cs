using System.Diagnostics;
using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>A training from its first step, or from where it was interrupted, to its end.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly ITrainingTask _task;
    private readonly TrainerOptions _options;
    private readonly ITrainingProgress _progress;
    private readonly Examples? _validation;
    private readonly Batches _batches;
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly optim.Optimizer _optimizer;
    private readonly LearningRate _rate;
    private readonly AveragedWeights? _average;
    private readonly WatchedFigure _watched;
    private readonly TrainingStep _step;
    private readonly Augmenter _augmenter;
    private readonly Evaluator _evaluator;
    private readonly TrainingControl _control;
    private readonly RunState _state;
    private readonly TrainingSetup? _setup;
    private readonly SavedTraining? _checkpoint;
    private readonly Stopwatch _watch = new();
    private readonly Stopwatch _sinceCheckpoint = Stopwatch.StartNew();

    // Without a checkpoint it is a fresh start.
    public TrainingRun(Trainer trainer, Examples training, Examples? validation, ITrainingProgress progress, SavedTraining? checkpoint)
    {
        (_model, _task, _options) = (trainer.Model, trainer.Task, trainer.Options);
        (_validation, _progress, _checkpoint) = (validation, progress, checkpoint);
        _state = checkpoint?.Content.Header.State ?? new RunState();
        _batches = new Batches(training, new BatchOptions { Size = _options.BatchSize, DropLast = _options.DropLast, Seed = (ulong)_options.Seed });
        _parameters = Optimizers.Trainable(_model);
        _optimizer = _options.Optimizer(_model);
        if (_options.Checkpointing is { } checkpointing)
            CheckThatItCanBeWritten(checkpointing.Path);
        // It reads all examples once: not for a training that nobody writes down.
        if (checkpoint is not null || _options.Checkpointing is not null)
            _setup = TrainingSetup.Of(trainer, _optimizer, training, validation);
        checkpoint?.Check(_setup!, _model, _batches.PerEpoch);
        _rate = new LearningRate(_optimizer, _options.Schedule, _options.Epochs * _batches.PerEpoch, _state);
        _average = _options.AveragingDecay is { } decay ? new AveragedWeights(_parameters, decay) : null;
        _watched = new WatchedFigure(_options.EarlyStopping, _task, _state);
        var guards = new StepGuards(_model, _task, _optimizer, _parameters, _options.Guards);
        _step = new TrainingStep(_model, _task, _optimizer, _parameters, _options.ClipGradientNorm, guards);
        _augmenter = new Augmenter(_options.Augmentation, _options.Seed);
        _evaluator = trainer.NewEvaluator();
        _control = new TrainingControl(_model, _rate, _average, _options.Checkpointing is not null);
        Plan = new TrainingPlan(
            _task.Name, _task.RunningName, _options.Epochs, _batches.PerEpoch, training.Count, validation?.Count ?? 0,
            _parameters.Sum(parameter => parameter.numel()), trainer.Device.ToString(), _state.TotalSteps);
    }

    public TrainingPlan Plan { get; }

    public TrainingResult Execute(CancellationToken cancellation)
    {
        if (_checkpoint is not null)
            Restore(_checkpoint);
        else
            SeedGenerators();
        using var modes = ModuleModes.Train(_model);
        RefuseSingleRows();
        _progress.Started(Plan);
        while (_state.Outcome is null)
        {
            if (TrainEpoch(cancellation))
                EndEpoch();
            else if (_control.WantsStop)
                StopInsideEpoch();
            else
                Cancel();
        }

        var result = End();
        _progress.Ended(result);
        return result;
    }

    public void Dispose()
    {
        _watched.Dispose();
        _average?.Dispose();
        _optimizer.Dispose();
    }

    private void RefuseSingleRows()
    {
        if (!_batches.HasSingleRows)
            return;
        using var scope = NewDisposeScope();
        SingleRows.Refuse(_model, _batches.Take(_batches.Order(0), 0));
    }

    private void CheckThatItCanBeWritten(string path)
    {
        _ = OptimizerSerialization.Known(_optimizer);
        CheckpointFile.Prepare(path);
    }

    /// <returns>Whether the epoch was finished.</returns>
    private bool TrainEpoch(CancellationToken cancellation)
    {
        using var order = _batches.Order(_state.Epochs.Count);
        _watch.Restart();
        while (_state.Batch < _batches.PerEpoch)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            _state.LastRate = _rate.Current;
            TrainBatch(order);
            _progress.Stepped(LastStep());
            _rate.AfterStep();
            if (StopsAfterStep())
                return false;
            if (_options.Checkpointing?.IsDue(_state.TotalSteps, _sinceCheckpoint.Elapsed) ?? false)
                WriteCheckpoint();
        }

        return true;
    }

    private void TrainBatch(Tensor order)
    {
        using var scope = NewDisposeScope();
        var batch = _augmenter.Apply(_batches.Take(order, _state.Batch), _state.Epochs.Count, _state.Batch);
        var outcome = _step.Take(batch);
        _average?.Update(_state.TotalSteps);
        _state.Sums.Add(outcome.Loss, outcome.Weight, outcome.Running, batch.Count);
        _state.LastLoss = outcome.Loss;
        _state.Batch++;
        _state.TotalSteps++;
    }

    private StepReport LastStep()
    {
        var sums = _state.Sums;
        return new StepReport(
            _state.Epochs.Count + 1, _state.Batch, _state.TotalSteps, _state.LastLoss, sums.MeanLoss, sums.MeanRunning, _state.LastRate, sums.Examples, EpochElapsed);
    }

    private TimeSpan EpochElapsed => TimeSpan.FromSeconds(_state.EpochSeconds) + _watch.Elapsed;

    private void EndEpoch()
    {
        var elapsed = EpochElapsed;
        var sums = _state.Sums;
        using (_average?.Lend())
        {
            var validation = _validation is null ? null : _evaluator.Evaluate(_validation);
            var epoch = new EpochResult(_state.Epochs.Count + 1, sums.MeanLoss, sums.MeanRunning, validation, _state.LastRate, sums.Examples, elapsed);
            _state.Epochs.Add(epoch);
            _watched.Note(epoch, _model);
        }

        _rate.AfterEpoch(_watched.Of(_state.Epochs[^1]));
        _state.Seconds += EpochElapsed.TotalSeconds;
        _state.BeginEpoch();
        _watch.Restart();
        _progress.EpochEnded(_state.Epochs[^1]);
        _options.AfterEpoch?.Invoke(_state.Epochs[^1], _control);
        _state.Outcome = Verdict();
        var wish = _control.TakeWishForCheckpoint();
        if (_options.Checkpointing?.EveryEpochs is { } epochs && (wish || _state.Outcome is not null || _state.Epochs.Count % epochs == 0))
            WriteCheckpoint();
    }

    /// <summary>Asks the callback of a step, and does what it wants done at once.</summary>
    private bool StopsAfterStep()
    {
        if (_options.AfterStep is not { } afterStep)
            return false;
        afterStep(LastStep(), _control);
        if (_control.TakeWishForCheckpoint() && !_control.WantsStop)
            WriteCheckpoint();
        return _control.WantsStop;
    }

    private void StopInsideEpoch()
    {
        _state.Outcome = TrainingOutcome.StoppedByCallback;
        WriteCheckpoint();
    }

    private void Cancel()
    {
        WriteCheckpoint();
        _state.Outcome = TrainingOutcome.Cancelled;
    }

    private void WriteCheckpoint()
    {
        if (_options.Checkpointing is not { } checkpointing)
            return;
        _state.EpochSeconds = EpochElapsed.TotalSeconds;
        _watch.Restart();
        _sinceCheckpoint.Restart();
        var averages = _average?.Numbered ?? new Dictionary<string, Tensor>();
        CheckpointContent.Write(checkpointing.Path, new CheckpointHeader(_setup!, _state), _model, averages, _watched.BestWeights, _optimizer);
    }

    private void SeedGenerators()
    {
        _ = manual_seed(_options.Seed);
        if (cuda.is_available())
            cuda.manual_seed_all(_options.Seed);
    }

    private void Restore(SavedTraining checkpoint)
    {
        checkpoint.Restore(_model, _optimizer, _rate, _average);
        _watched.BestWeights = checkpoint.TakeBest();
        if (_state.Outcome == TrainingOutcome.Completed)
            _state.Outcome = Verdict();
    }

    private TrainingOutcome? Verdict()
    {
        if (_state.Epochs.Count >= _options.Epochs)
            return TrainingOutcome.Completed;
        if (_control.WantsStop)
            return TrainingOutcome.StoppedByCallback;
        return _watched.IsStuck ? TrainingOutcome.StoppedEarly : null;
    }

    private TrainingResult End()
    {
        var restored = _state.Outcome != TrainingOutcome.Cancelled && _watched.BestWeights is not null;
        if (restored)
            _watched.BestWeights!.CopyTo(_model);
        else if (_state.Outcome != TrainingOutcome.Cancelled)
            _average?.Apply();
        var underWay = _state.Batch > 0 ? EpochElapsed : TimeSpan.Zero;
        return new TrainingResult(
            _state.Outcome!.Value, _state.Epochs, restored ? _state.BestEpoch : null, TimeSpan.FromSeconds(_state.Seconds) + underWay)
        {
            Batch = _state.Batch,
            BatchesPerEpoch = _batches.PerEpoch,
        };
    }
}
