using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA3001_Proof() : RuleProof("TSA3001")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors that parameters() gives"] = static () => new(new Net(registers: false).parameters().Count(), new Net(registers: true).parameters().Count()),
        ["loss after 100 steps, as a share of the first"] = static () => new(Remaining(registers: false), Remaining(registers: true)),
        ["share of zeros after Dropout(0.5) and eval()"] = static () => new(Zeros(registers: false), Zeros(registers: true)),
    };

    private static double Remaining(bool registers)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var net = new Net(registers);
        var optimizer = optim.SGD(net.parameters(), 0.1);
        var x = randn(64, 4);
        var y = x.sum(1, keepdim: true);
        var losses = new List<double>();
        for (var step = 0; step <= 100; step++)
        {
            optimizer.zero_grad();
            var loss = functional.mse_loss(net.forward(x), y);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }

        return losses[^1] / losses[0];
    }

    private static double Zeros(bool registers)
    {
        using var scope = NewDisposeScope();
        var net = new Net(registers);
        net.eval();
        return net.Drop(ones(10_000)).eq(0).to(ScalarType.Float64).mean().item<double>();
    }

    /// <summary>The module of the page, with a dropout.</summary>
    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Linear _hidden = Linear(4, 8);
        private readonly Linear _output = Linear(8, 1);
        private readonly Dropout _drop = Dropout(0.5);

        public Net(bool registers)
            : base(nameof(Net))
        {
            if (registers)
                RegisterComponents();
        }

        public override Tensor forward(Tensor x) => _output.forward(functional.relu(_hidden.forward(x)));

        public Tensor Drop(Tensor x) => _drop.forward(x);
    }
}
