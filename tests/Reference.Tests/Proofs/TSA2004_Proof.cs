using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2004_Proof() : RuleProof("TSA2004")
{
    private const int Rows = 500, Features = 2, Hidden = 32, Steps = 300;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["accuracy on new rows"] = () => OfDropout(static (model, x, y) => Accuracy(model, x, y)),
        ["difference of two measurements of one loss"] = () => OfDropout(static (model, x, y) => Math.Abs(Loss(model, x, y) - Loss(model, x, y))),
        ["what measuring adds to the running mean of a BatchNorm1d"] = () => new(AddedToMean(evaluates: false), AddedToMean(evaluates: true)),
    };

    /// <summary>The same measure of a trained network in the mode of training, and in that of evaluation. Which class a row belongs to, the sign of the product of its features says.</summary>
    private static Measured OfDropout(Func<Sequential, Tensor, Tensor, double> measure)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var (x, unseen) = (randn(Rows, Features), randn(Rows, Features));
        var (y, labels) = (Labels(x), Labels(unseen));
        using var model = Sequential(Linear(Features, Hidden), ReLU(), Dropout(0.5), Linear(Hidden, Hidden), ReLU(), Dropout(0.5), Linear(Hidden, 2));
        using var optimizer = optim.Adam(model.parameters(), lr: 1e-2);
        for (var step = 0; step < Steps; step++)
        {
            using var round = NewDisposeScope();
            optimizer.zero_grad();
            functional.cross_entropy(model.call(x), y).backward();
            optimizer.step();
        }

        using var off = no_grad();
        var wrong = measure(model, unseen, labels);
        model.eval();
        return new(wrong, measure(model, unseen, labels));
    }

    private static double AddedToMean(bool evaluates)
    {
        using var scope = NewDisposeScope();
        using var norm = BatchNorm1d(Features);
        if (evaluates)
            norm.eval();
        using var off = no_grad();
        norm.call(ones(Rows, Features)).sum().item<float>();
        return norm.running_mean!.mean().item<float>();
    }

    private static Tensor Labels(Tensor x) => x.prod(1).gt(0).to_type(ScalarType.Int64);

    private static double Accuracy(Sequential model, Tensor x, Tensor y) => model.call(x).argmax(1).eq(y).to_type(ScalarType.Float32).mean().item<float>();

    private static double Loss(Sequential model, Tensor x, Tensor y) => functional.cross_entropy(model.call(x), y).item<float>();
}
