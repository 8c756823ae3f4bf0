using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>Steps whose tensors nobody frees, as most public programs take them. For scale.</summary>
internal sealed class UnscopedSteps : IDisposable
{
    private readonly Workload _workload;
    private readonly nn.Module<Tensor, Tensor> _model;
    private readonly optim.Optimizer _optimizer;

    public UnscopedSteps(Workload workload)
    {
        _workload = workload;
        _model = workload.Create();
        _optimizer = Optimizers.Adam()(_model);
    }

    public void Run(int steps)
    {
#pragma warning disable TSA4005 // What nobody frees is what is measured here.
        for (var step = 0; step < steps; step++)
#pragma warning restore TSA4005
        {
            var inputs = _workload.Examples.Inputs.narrow(0, 0, Workload.BatchSize);
            var targets = _workload.Examples.Targets.narrow(0, 0, Workload.BatchSize);
            _optimizer.zero_grad();
            _workload.Task.Loss(_model.call(inputs), targets).Mean.backward();
            _optimizer.step();
        }
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
    }
}
