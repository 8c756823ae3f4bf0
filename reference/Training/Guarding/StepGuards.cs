using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>The guards of a training, each asked at its place in the step.</summary>
internal sealed class StepGuards
{
    private readonly ParameterGuard? _parameters;
    private readonly FiniteGuard? _finite;
    private readonly OutputGuard? _output;
    private readonly BalanceGuard? _balance;

    public StepGuards(ForwardPass forward, ITrainingTask task, optim.Optimizer optimizer, IReadOnlyList<Parameter> parameters, Guards on)
    {
        _parameters = on.HasFlag(Guards.Parameters) ? new ParameterGuard(forward.Module, optimizer) : null;
        _finite = on.HasFlag(Guards.Finite) ? new FiniteGuard(forward, optimizer, parameters) : null;
        _output = on.HasFlag(Guards.OutputRange) && task.WantsLogits ? new OutputGuard(forward, task) : null;
        _balance = on.HasFlag(Guards.Balance) ? new BalanceGuard() : null;
    }

    public void BeforeStep()
    {
        _balance?.BeforeStep();
        _parameters?.BeforeFirstStep();
    }

    public void AfterForward(Batch batch, Tensor logits, Tensor loss, double value)
    {
        if (_balance is not null)
            BalanceGuard.AfterForward();
        _parameters?.AfterFirstForward(loss);
        _output?.LookAtFirst(logits);
        _finite?.CheckLoss(batch, value);
    }

    public void AfterBackward(Batch batch)
    {
        _output?.Confirm(batch);
        _parameters?.AfterFirstBackward();
        _finite?.CheckGradients();
    }

    public void AfterUpdate()
    {
        _parameters?.AfterFirstUpdate();
        _finite?.CheckBuffers();
    }

    /// <summary>When the step's scope is closed.</summary>
    public void AfterStep() => _balance?.AfterStep();
}
