using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// A step leaves the thread as it found it: gradients on, the same dispose scope, as many tensors. A handful of steps may keep something
/// for later; a model that keeps something in every step fills the memory.
/// </summary>
internal sealed class BalanceGuard
{
    private const int Patience = 10;

    private DisposeScope? _scope;
    private long _tensors;
    private int _growing;

    /// <exception cref="TrainingException">Gradients are off.</exception>
    public void BeforeStep()
    {
        CheckGradMode("before a step: a handle of no_grad() or inference_mode() is open on this thread, or was never disposed");
        _scope = CurrentDisposeScope;
        _tensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
    }

    /// <exception cref="TrainingException">Gradients are off now.</exception>
    public static void AfterForward() => CheckGradMode("after forward and loss: one of them opened a no_grad() or inference_mode() that it did not dispose");

    /// <exception cref="TrainingException">Something is not as it was.</exception>
    public void AfterStep()
    {
        if (CurrentDisposeScope != _scope)
            throw new TrainingException(
                "a step left a dispose scope open: forward or the loss opened a NewDisposeScope() that it did not dispose");
        CheckTensors(DisposeScopeManager.Statistics.ThreadTotalLiveCount - _tensors);
    }

    private static void CheckGradMode(string when)
    {
        if (!is_grad_enabled() || is_inference_mode_enabled())
            throw new TrainingException($"gradients are off {when}. Write 'using var _ = no_grad();'");
    }

    private void CheckTensors(long more)
    {
        _growing = more > 0 ? _growing + 1 : 0;
        if (_growing == Patience)
            throw new TrainingException(
                $"each of the last {Patience} steps left tensors behind, this one {more}: forward or the loss stores tensors that it makes, or takes them out of the scope (DetachFromDisposeScope). Memory would fill up");
    }
}
