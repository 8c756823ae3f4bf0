using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2001_Proof() : RuleProof("TSA2001")
{
    private const int Rows = 100, Features = 4, Rounds = 10, Steps = 200;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["gradient in round 10, as a multiple of its own"] = () => Of(Multiple),
        ["loss after 200 steps of SGD"] = () => Of(static clears => Trained(clears, static weights => optim.SGD(weights, 0.1))),
        ["loss after 200 steps of Adam"] = () => Of(static clears => Trained(clears, static weights => optim.Adam(weights, 0.05))),
        ["loss after one step of LBFGS with 20 iterations"] = () => Of(Solved),
    };

    private static Measured Of(Func<bool, double> measure) => new(measure(false), measure(true));

    /// <summary>The same loss in each round, at weights that stay.</summary>
    private static double Multiple(bool clears)
    {
        using var scope = NewDisposeScope();
        var weight = ones(1).requires_grad_();
        for (var round = 0; round < Rounds; round++)
        {
            if (clears)
                weight.grad = null;
            weight.sum().backward();
        }

        return weight.grad!.item<float>();
    }

    private static double Trained(bool clears, Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        using var scope = NewDisposeScope();
        var (model, x, y) = Task();
        using var optimizer = make(model.parameters());
        for (var step = 0; step < Steps; step++)
        {
            using var round = NewDisposeScope();
            if (clears)
                optimizer.zero_grad();
            functional.mse_loss(model.call(x), y).backward();
            optimizer.step();
        }

        return Loss(model, x, y);
    }

    private static double Solved(bool clears)
    {
        using var scope = NewDisposeScope();
        var (model, x, y) = Task();
        using var optimizer = optim.LBFGS(model.parameters(), lr: 1, max_iter: 20, tolerange_grad: 1e-7);
        optimizer.step(() =>
        {
            if (clears)
                optimizer.zero_grad();
            var loss = functional.mse_loss(model.call(x), y);
            loss.backward();
            return loss;
        });
        return Loss(model, x, y);
    }

    private static (Linear Model, Tensor X, Tensor Y) Task()
    {
        manual_seed(1);
        var x = randn(Rows, Features);
        return (Linear(Features, 1), x, x.sum(1, keepdim: true));
    }

    private static double Loss(Linear model, Tensor x, Tensor y)
    {
        using var off = no_grad();
        return functional.mse_loss(model.call(x), y).item<float>();
    }
}
