using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA3002_Proof() : RuleProof("TSA3002")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors that parameters() gives"] = static () => new(new Plain().parameters().Count(), new Listed().parameters().Count()),
        ["share of zeros after a Dropout(0.5) in it and eval()"] = static () => new(Zeros(new Plain()), Zeros(new Listed())),
    };

    private static double Zeros(Module<Tensor, Tensor> net)
    {
        using var scope = NewDisposeScope();
        net.eval();
        return net.forward(ones(10_000, 4)).eq(0).to(ScalarType.Float64).mean().item<double>();
    }

    private sealed class Plain : Module<Tensor, Tensor>
    {
        private readonly List<Module<Tensor, Tensor>> _layers = [Linear(4, 4), Linear(4, 4), Linear(4, 4), Dropout(0.5)];

        public Plain()
            : base(nameof(Plain)) => RegisterComponents();

        public override Tensor forward(Tensor x) => _layers[^1].forward(x);
    }

    private sealed class Listed : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Module<Tensor, Tensor>> _layers = new(Linear(4, 4), Linear(4, 4), Linear(4, 4), Dropout(0.5));

        public Listed()
            : base(nameof(Listed)) => RegisterComponents();

        public override Tensor forward(Tensor x) => _layers[^1].forward(x);
    }
}
