using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2002_Proof() : RuleProof("TSA2002")
{
    private const int Rows = 20, Features = 4, Rounds = 50;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["change of a weight with SGD"] = () => Of(ClearedBeforeStep, static weights => optim.SGD(weights, 0.1)),
        ["change of a weight with momentum"] = () => Of(ClearedBeforeStep, static weights => optim.SGD(weights, 0.1, momentum: 0.9)),
        ["change of a weight with Adam"] = () => Of(ClearedBeforeStep, static weights => optim.Adam(weights, 0.05)),
        ["change of a weight where the step comes early"] = () => Of(SteppedEarly, static weights => optim.SGD(weights, 0.1)),
        ["round that throws where the step stands between forward and backward, 0 for none"] = static () => new(ThrowingRound(isBetween: true), ThrowingRound(isBetween: false)),
    };

    private static void ClearedBeforeStep(optim.Optimizer optimizer, Func<Tensor> loss)
    {
        loss().backward();
        optimizer.zero_grad();
        optimizer.step();
    }

    private static void SteppedEarly(optim.Optimizer optimizer, Func<Tensor> loss)
    {
        optimizer.zero_grad();
        optimizer.step();
        loss().backward();
    }

    private static void InOrder(optim.Optimizer optimizer, Func<Tensor> loss)
    {
        optimizer.zero_grad();
        loss().backward();
        optimizer.step();
    }

    private static Measured Of(Action<optim.Optimizer, Func<Tensor>> wrong, Func<IEnumerable<Parameter>, optim.Optimizer> make) => new(ChangeBy(wrong, make), ChangeBy(InOrder, make));

    private static double ChangeBy(Action<optim.Optimizer, Func<Tensor>> round, Func<IEnumerable<Parameter>, optim.Optimizer> make)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (model, x) = (Linear(Features, 1), randn(Rows, Features));
        var before = model.weight!.detach().clone();
        using var optimizer = make(model.parameters());
        for (var i = 0; i < Rounds; i++)
        {
            using var own = NewDisposeScope();
            round(optimizer, () => functional.mse_loss(model.call(x), x.sum(1, keepdim: true)));
        }

        return (model.weight!.detach() - before).abs().max().item<float>();
    }

    private static int ThrowingRound(bool isBetween)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (model, x) = (Sequential(Linear(Features, Features), Linear(Features, 1)), randn(Rows, Features));
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        for (var round = 1; round <= Rounds; round++)
        {
            using var own = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.mse_loss(model.call(x), x.sum(1, keepdim: true));
            if (isBetween)
                optimizer.step();
            try
            {
                loss.backward();
            }
            catch (System.Runtime.InteropServices.ExternalException)
            {
                return round;
            }

            if (!isBetween)
                optimizer.step();
        }

        return 0;
    }
}
