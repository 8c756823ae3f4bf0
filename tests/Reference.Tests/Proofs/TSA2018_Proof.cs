using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2018_Proof() : RuleProof("TSA2018")
{
    private const int Rows = 20, Features = 4, Rounds = 50;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["change of a weight"] = static () => new(Trained(steps: false).Change, Trained(steps: true).Change),
        ["loss after, as a share of the loss before"] = static () => new(Trained(steps: false).Share, Trained(steps: true).Share),
    };

    private static (double Change, double Share) Trained(bool steps)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (model, x) = (Linear(Features, 1), randn(Rows, Features));
        var (weight, before) = (model.weight!.detach().clone(), Loss());
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        var schedule = optim.lr_scheduler.StepLR(optimizer, 100);
        for (var round = 0; round < Rounds; round++)
        {
            using var own = NewDisposeScope();
            optimizer.zero_grad();
            functional.mse_loss(model.call(x), x.sum(1, keepdim: true)).backward();
            if (steps)
                optimizer.step();
            schedule.step();
        }

        return ((model.weight!.detach() - weight).abs().max().item<float>(), Loss() / before);

        double Loss() => functional.mse_loss(model.call(x), x.sum(1, keepdim: true)).item<float>();
    }
}
