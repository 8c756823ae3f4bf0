using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Reference.Training;

/// <summary>How the learning rate changes in the course of a training: one of TorchSharp's schedulers, and when it is stepped.</summary>
public sealed class Schedule
{
    private readonly Func<optim.Optimizer, int, LRScheduler> _create;

    private Schedule(Func<optim.Optimizer, int, LRScheduler> create, bool eachStep)
    {
        _create = create;
        EachStep = eachStep;
    }

    /// <summary>Whether it goes on after each step, or after each epoch.</summary>
    internal bool EachStep { get; }

    /// <summary>
    /// A scheduler that counts epochs, <c>StepLR</c> or <c>CosineAnnealingLR</c> say. It is given the figure that early stopping watches
    /// (else the loss of the validation, else that of the training), so <c>ReduceLROnPlateau</c> works too.
    /// </summary>
    /// <param name="create">Gets the optimizer.</param>
    public static Schedule PerEpoch(Func<optim.Optimizer, LRScheduler> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new Schedule((optimizer, _) => create(optimizer), eachStep: false);
    }

    /// <summary>A scheduler that counts steps, <c>OneCycleLR</c> or a warm-up say.</summary>
    /// <param name="create">Gets the optimizer and the number of steps of the whole training.</param>
    public static Schedule PerStep(Func<optim.Optimizer, int, LRScheduler> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new Schedule(create, eachStep: true);
    }

    internal LRScheduler Create(optim.Optimizer optimizer, int steps) => _create(optimizer, steps);
}
