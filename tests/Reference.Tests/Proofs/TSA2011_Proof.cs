using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2011_Proof() : RuleProof("TSA2011")
{
    private const int Seen = 50, Unseen = 500, Features = 10, Hidden = 256, Steps = 300;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["accuracy that the test gives"] = () => Test(static (logits, labels) => logits.gt(0).eq(labels.gt(0)).to_type(ScalarType.Float32).mean()),
        ["loss that it gives"] = () => Test(static (logits, labels) => functional.binary_cross_entropy_with_logits(logits, labels)),
    };

    /// <summary>The same measure on the rows that trained the network, and on others. All labels are drawn by lot.</summary>
    private static Measured Test(Func<Tensor, Tensor, Tensor> measure)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (x, y) = (randn(Seen, Features), randint(0, 2, [Seen, 1]).to_type(ScalarType.Float32));
        var (others, labels) = (randn(Unseen, Features), randint(0, 2, [Unseen, 1]).to_type(ScalarType.Float32));
        using var model = Sequential(Linear(Features, Hidden), ReLU(), Linear(Hidden, 1));
        using var optimizer = optim.Adam(model.parameters(), lr: 1e-2);
        for (var step = 0; step < Steps; step++)
        {
            using var round = NewDisposeScope();
            optimizer.zero_grad();
            functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            optimizer.step();
        }

        using var off = no_grad();
        return new(measure(model.call(x), y).item<float>(), measure(model.call(others), labels).item<float>());
    }
}
