using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA3003_Proof() : RuleProof("TSA3003")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors that parameters() gives"] = static () => new(new Scale(ones(4, requires_grad: true)).parameters().Count(), new Scale(Parameter(ones(4))).parameters().Count()),
        ["change of the factor by one step of SGD"] = static () => new(Change(new Scale(ones(4, requires_grad: true))), Change(new Scale(Parameter(ones(4))))),
    };

    /// <summary>Why the rule is silent about a field of type Tensor that holds a weight.</summary>
    [Fact]
    public void A_weight_in_a_field_of_type_tensor_is_trained() => Assert.Single(new Scale(Parameter(ones(4))).parameters());

    private static double Change(Scale module)
    {
        using var scope = NewDisposeScope();
        var optimizer = optim.SGD(module.parameters(), 0.1);
        module.forward(ones(4)).square().sum().backward();
        optimizer.step();
        return (module.Factor - 1).abs().max().item<float>();
    }

    private sealed class Scale : Module<Tensor, Tensor>
    {
        private readonly Tensor _factor;

        public Scale(Tensor factor)
            : base(nameof(Scale))
        {
            _factor = factor;
            RegisterComponents();
        }

        public Tensor Factor => _factor;

        public override Tensor forward(Tensor x) => x * _factor;
    }
}
