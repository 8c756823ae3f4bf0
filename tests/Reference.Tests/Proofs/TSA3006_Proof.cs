using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA3006_Proof() : RuleProof("TSA3006")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["share of the weights that the initialisation sets"] = static () => new(Share(new Net(isEarly: true)), Share(new Net(isEarly: false))),
        ["tensors that an optimizer gets"] = static () => new(new Net(isEarly: true).Given, new Net(isEarly: false).Given),
    };

    private static double Share(Net net) => net.Layer.weight.eq(7).to(ScalarType.Float64).mean().item<double>();

    private sealed class Net : Module<Tensor, Tensor>
    {
        public Net(bool isEarly)
            : base(nameof(Net))
        {
            if (!isEarly)
                RegisterComponents();
            apply(Initialise);
            Given = optim.SGD(parameters(), 0.1).parameters().Count();
            if (isEarly)
                RegisterComponents();
        }

        public Linear Layer { get; } = Linear(4, 4);

        public int Given { get; }

        public override Tensor forward(Tensor x) => Layer.forward(x);

        private static void Initialise(Module module)
        {
            if (module is Linear linear)
                init.constant_(linear.weight, 7);
        }
    }
}
