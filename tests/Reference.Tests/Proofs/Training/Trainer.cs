using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs.Training;

/// <summary>Trains the same network from the same start on the same batches, whatever the loss.</summary>
internal sealed record Trainer(Dataset Data, int Epochs, Func<IEnumerable<Parameter>, optim.Optimizer> Optimizer)
{
    private const int BatchSize = 50;
    private const int Hidden = 64;
    private const ulong Seed = 2;

    public static Func<IEnumerable<Parameter>, optim.Optimizer> Adam(double learningRate) => parameters => optim.Adam(parameters, learningRate);

    public static Func<IEnumerable<Parameter>, optim.Optimizer> Sgd(double learningRate) => parameters => optim.SGD(parameters, learningRate);

    public Outcome Train(LossOfLogits loss)
    {
        using var network = Network();
        using var optimizer = Optimizer(network.parameters());
        var mean = 0.0;
        for (var epoch = 0; epoch < Epochs; epoch++)
            mean = Epoch(network, optimizer, loss);

        using var frozen = no_grad();
        return new Outcome(mean, network.forward(Data.Inputs), Data.Targets);
    }

    private double Epoch(Module<Tensor, Tensor> network, optim.Optimizer optimizer, LossOfLogits loss)
    {
        var sum = 0.0;
        for (var row = 0; row < Dataset.Rows; row += BatchSize)
            sum += Step(network, optimizer, loss, row..(row + BatchSize));
        return sum * BatchSize / Dataset.Rows;
    }

    private double Step(Module<Tensor, Tensor> network, optim.Optimizer optimizer, LossOfLogits loss, Range rows)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        var value = loss(network.forward(Data.Inputs[rows]), Data.Targets[rows]);
        value.backward();
        optimizer.step();
        return value.item<float>();
    }

    private Module<Tensor, Tensor> Network()
    {
        var hidden = Linear(Dataset.Features, Hidden);
        var output = Linear(Hidden, Data.Outputs);
        using var frozen = no_grad();
        using var generator = new Generator(Seed);
        foreach (var (layer, inputs) in new[] { (hidden, Dataset.Features), (output, Hidden) })
        {
            var bound = 1 / Math.Sqrt(inputs);
            layer.weight!.uniform_(-bound, bound, generator);
            layer.bias!.uniform_(-bound, bound, generator);
        }

        return Sequential(hidden, ReLU(), output);
    }
}
