using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>The least that a step can be: one resident batch, forward, loss, backward, step, and nothing else.</summary>
internal sealed class BareSteps : IDisposable
{
    private readonly Workload _workload;
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs;
    private readonly Tensor _targets;

    public BareSteps(Workload workload, OptimizerFactory optimizer)
    {
        _workload = workload;
        _model = workload.Create();
        _optimizer = optimizer(_model);
        _inputs = workload.Examples.Inputs.narrow(0, 0, Workload.BatchSize).clone();
        _targets = workload.Examples.Targets.narrow(0, 0, Workload.BatchSize).clone();
    }

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            _optimizer.zero_grad();
            _workload.Task.Loss(_model.call(_inputs), _targets).Mean.backward();
            _optimizer.step();
        }
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _inputs.Dispose();
        _targets.Dispose();
    }
}
