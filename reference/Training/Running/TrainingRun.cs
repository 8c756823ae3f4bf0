using System.Diagnostics;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>A training from its first step, or from where it was interrupted, to its end.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly Trainer _trainer;
    private readonly ITrainingTask _task;
    private readonly TrainerOptions _options;
    private readonly ITrainingProgress _progress;
    private readonly ExampleSource? _validation;
    private readonly IEpochBatches _batches;
    private readonly optim.Optimizer _optimizer;
    private readonly LearningRate _rate;
    private readonly AveragedWeights? _average;
    private readonly WatchedFigure _watched;
    private readonly TrainingStep _step;
    private readonly Augmenter _augmenter;
    private readonly Evaluator _evaluator;
    private readonly TrainingControl _control;
    private readonly RunState _state;
    private readonly CheckpointWriter? _writer;
    private readonly SavedTraining? _checkpoint;
    private readonly Stopwatch _watch = new();

    // Without a checkpoint it is a fresh start.
    public TrainingRun(Trainer trainer, ExampleSource training, ExampleSource? validation, ITrainingProgress progress, SavedTraining? checkpoint)
    {
        (_trainer, _task, _options) = (trainer, trainer.Task, trainer.Options);
        (_validation, _progress, _checkpoint) = (validation, progress, checkpoint);
        _state = checkpoint?.Content.Header.State ?? new RunState();
        _batches = training is BatchStream stream
            ? new StreamedBatches(stream, trainer, _state, areWrittenDown: IsWrittenDown)
            : new ResidentBatches((Examples)training, _options, _state);
        var parameters = Optimizers.Trainable(trainer.Model);
        _optimizer = _options.Optimizer(trainer.Model);
        if (_options.Checkpointing is { } checkpointing)
            CheckpointWriter.CheckThatItCanBeWritten(checkpointing, _optimizer);
        // It reads all examples once: not for a training that nobody writes down.
        var setup = IsWrittenDown ? TrainingSetup.Of(trainer, _optimizer, training, validation) : null;
        checkpoint?.Check(setup!, trainer.Model, _batches.PerEpoch);
        _writer = _options.Checkpointing is null ? null : new CheckpointWriter(_options.Checkpointing, setup!, trainer.Model, _optimizer);
        _rate = new LearningRate(_optimizer, _options.Schedule, _options.Epochs * _batches.PerEpoch, _state);
        _average = _options.AveragingDecay is { } decay ? new AveragedWeights(parameters, decay) : null;
        _watched = new WatchedFigure(_options.EarlyStopping, _task, _state);
        var guards = new StepGuards(trainer.Forward, _task, _optimizer, parameters, _options.Guards);
        _step = new TrainingStep(trainer.Forward, _task, _optimizer, parameters, _options.ClipGradientNorm, guards);
        _augmenter = new Augmenter(_options.Augmentation, _options.Seed);
        _evaluator = trainer.NewEvaluator();
        _control = new TrainingControl(trainer.Model, _rate, _average, _writer is not null);
        Plan = new TrainingPlan(
            _task.Name, _task.RunningName, _options.Epochs, _batches.PerEpoch, (training as Examples)?.Count, validation is null ? 0 : (validation as Examples)?.Count,
            parameters.Sum(parameter => parameter.numel()), trainer.Device.ToString(), _state.TotalSteps);
    }

    private bool IsWrittenDown => _checkpoint is not null || _options.Checkpointing is not null;

    public TrainingPlan Plan { get; }

    public TrainingResult Execute(CancellationToken cancellation)
    {
        if (_checkpoint is null)
            RandomScope.Seed(_options.Seed);
        else
            Restore(_checkpoint);
        using var modes = ModuleModes.Train(_trainer.Model);
        (_batches as ResidentBatches)?.RefuseSingleRows(_trainer.Forward);
        _progress.Started(Plan);
        while (_state.Outcome is null)
        {
            if (!IsTrainedAndJudged(cancellation))
                StopInsideEpoch();
        }

        var result = End();
        _progress.Ended(result);
        return result;
    }

    public void Dispose()
    {
        _batches.Dispose();
        _watched.Dispose();
        _average?.Dispose();
        _optimizer.Dispose();
    }

    /// <returns>Whether the epoch was finished; a source or a validation that was cancelled gives up in the middle of its work.</returns>
    private bool IsTrainedAndJudged(CancellationToken cancellation)
    {
        try
        {
            if (!TrainEpoch(cancellation))
                return false;
            EndEpoch(cancellation);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <returns>Whether the epoch was finished.</returns>
    private bool TrainEpoch(CancellationToken cancellation)
    {
        _batches.Begin(cancellation);
        _watch.Restart();
        while (_batches.PerEpoch is not { } all || _state.Batch < all)
        {
            if (cancellation.IsCancellationRequested)
                return false;
            _state.LastRate = _rate.Current;
            if (!TrainBatch())
                return true;
            _progress.Stepped(LastStep());
            _rate.AfterStep();
            if (StopsAfterStep())
                return false;
            if (_writer?.IsDueAfterStep(_state.TotalSteps) ?? false)
                WriteCheckpoint();
        }

        return true;
    }

    /// <returns>Whether there was one more.</returns>
    private bool TrainBatch()
    {
        if (_batches.Next() is not { } given)
            return false;
        try
        {
            using var scope = NewDisposeScope();
            var outcome = _step.Take(_augmenter.Apply(given, _state.Epochs.Count, _state.Batch));
            _average?.Update(_state.TotalSteps);
            _state.Sums.Add(outcome.Loss, outcome.Weight, outcome.Running, given.Count);
            _state.LastLoss = outcome.Loss;
            _state.Batch++;
            _state.TotalSteps++;
            return true;
        }
        finally
        {
            given.Dispose();
        }
    }

    private StepReport LastStep() => _state.LastStep(EpochElapsed);

    private TimeSpan EpochElapsed => TimeSpan.FromSeconds(_state.EpochSeconds) + _watch.Elapsed;

    private void EndEpoch(CancellationToken cancellation)
    {
        if (_state.Sums.Weight == 0)
            throw new TrainingException($"none of the targets of epoch {_state.Epochs.Count + 1} counts in the loss: there is nothing to learn");
        var elapsed = EpochElapsed;
        var sums = _state.Sums;
        using (_average?.Lend())
        {
            var validation = _validation is null ? null : _evaluator.Evaluate(_validation, cancellation, NoteFirst);
            var epoch = new EpochResult(_state.Epochs.Count + 1, sums.MeanLoss, sums.MeanRunning, validation, _state.LastRate, sums.Examples, elapsed);
            _state.Epochs.Add(epoch);
            _watched.Note(epoch, _trainer.Model);
        }

        _rate.AfterEpoch(_watched.Of(_state.Epochs[^1]));
        _state.Seconds += EpochElapsed.TotalSeconds;
        _state.BeginEpoch();
        _watch.Restart();
        _progress.EpochEnded(_state.Epochs[^1]);
        _options.AfterEpoch?.Invoke(_state.Epochs[^1], _control);
        _state.Outcome = Verdict();
        var wish = _control.TakeWishForCheckpoint();
        if (_writer is not null && (wish || _state.Outcome is not null || _writer.IsDueAfterEpoch(_state.Epochs.Count)))
            WriteCheckpoint();
    }

    private void NoteFirst(Batch batch) =>
        _state.FirstValidationBatch ??= _validation is BatchStream && IsWrittenDown ? BatchHash.Of(batch) : null;

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

    /// <summary>One that a callback has stopped is finished; one that was cancelled goes on from its checkpoint.</summary>
    private void StopInsideEpoch()
    {
        _state.Outcome = _control.WantsStop ? TrainingOutcome.StoppedByCallback : null;
        WriteCheckpoint();
        _state.Outcome ??= TrainingOutcome.Cancelled;
    }

    private void WriteCheckpoint()
    {
        if (_writer is null)
            return;
        _state.EpochSeconds = EpochElapsed.TotalSeconds;
        _watch.Restart();
        _writer.Write(_state, _average, _watched.BestWeights);
    }

    private void Restore(SavedTraining checkpoint)
    {
        _batches.CheckThatTheyAreTheSame(checkpoint.Path);
        if (_validation is BatchStream validation)
            StreamedBatches.CheckFirst(checkpoint.Path, validation, _trainer, _state.FirstValidationBatch);
        checkpoint.Restore(_trainer.Model, _optimizer, _rate, _average);
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
            _watched.BestWeights!.CopyTo(_trainer.Model);
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
