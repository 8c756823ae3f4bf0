using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The learning rate in the course of a training. TorchSharp's schedulers cannot be saved, so a training that goes on makes a new one and
/// repeats the steps that the old one had taken.
/// </summary>
internal sealed class LearningRate
{
    private readonly optim.Optimizer _optimizer;
    private readonly LRScheduler? _scheduler;
    private readonly bool _eachStep;
    private readonly RunState _state;

    public LearningRate(optim.Optimizer optimizer, Schedule? schedule, int? totalSteps, RunState state)
    {
        _optimizer = optimizer;
        _state = state;
        if (schedule is { EachStep: true } && totalSteps is null)
            throw new ArgumentException(
                "Schedule.PerStep is given the number of steps, and the stream does not say how many batches an epoch has: give batchesPerEpoch, or take Schedule.PerEpoch",
                nameof(schedule));
        _scheduler = schedule?.Create(optimizer, totalSteps ?? 0);
        _eachStep = schedule?.EachStep ?? false;
        if (_scheduler is not null)
            Repeat(_scheduler);
    }

    public double Current => _optimizer.ParamGroups.First().LearningRate;

    /// <summary>The rates of all groups of parameters.</summary>
    public IReadOnlyList<double> Rates => [.. _optimizer.ParamGroups.Select(group => group.LearningRate)];

    /// <exception cref="InvalidOperationException">A schedule sets the rate.</exception>
    public void Set(double rate)
    {
        if (_scheduler is not null)
            throw new InvalidOperationException("the learning rate is set by TrainerOptions.Schedule: leave the schedule out, or the callback");
        foreach (var group in _optimizer.ParamGroups)
            group.LearningRate = rate;
        _state.RateWasSet = true;
    }

    public void AfterStep()
    {
        if (_eachStep)
            _scheduler?.step();
    }

    /// <param name="watched">The figure that a scheduler may judge the epoch by.</param>
    public void AfterEpoch(double watched)
    {
        if (_eachStep || _scheduler is null)
            return;
        _state.Scheduled.Add(watched);
        _scheduler.step(watched);
    }

    private void Repeat(LRScheduler scheduler)
    {
        for (var step = 0L; _eachStep && step < _state.TotalSteps; step++)
            scheduler.step();
        foreach (var watched in _state.Scheduled)
            scheduler.step(watched);
    }
}
