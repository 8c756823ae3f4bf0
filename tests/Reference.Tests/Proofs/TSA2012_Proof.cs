using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2012_Proof() : RuleProof("TSA2012")
{
    private const int Rows = 100, FewRows = 30, BatchSize = 64;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["the sum over 100, the number of rows"] = () => Measure(Rows, static loss => new(loss.Sum / loss.Rows, loss.WeightedSum / loss.Rows)),
        ["the sum over 100 / 64 in whole numbers"] = () => Measure(Rows, static loss => new(loss.Sum / (loss.Rows / BatchSize), loss.Sum / loss.Batches)),
        ["the same with 30 rows of loss 1"] = () => Measure(FewRows, static loss => new(loss.Sum / (loss.Rows / BatchSize), loss.Sum / loss.Batches)),
        ["the loss of the last batch"] = () => Measure(Rows, static loss => new(loss.Last, loss.WeightedSum / loss.Rows)),
    };

    /// <summary>A loader goes over the rows; each prediction is 0, and the target 1 in the first batch, 2 in the second.</summary>
    private static Measured Measure(int rows, Func<Losses, Measured> quotients)
    {
        using var scope = NewDisposeScope();
        var targets = cat([ones(Math.Min(rows, BatchSize), 1), full(Math.Max(rows - BatchSize, 0), 1, 2)]);
        using var loader = DataLoader(TensorDataset(zeros(rows, 1), targets), BatchSize);
        var losses = new Losses(rows, loader.Count);
        foreach (var batch in loader)
        {
            losses.Last = functional.mse_loss(batch[0], batch[1]).item<float>();
            losses.Sum += losses.Last;
            losses.WeightedSum += losses.Last * batch[1].size(0);
        }

        return quotients(losses);
    }

    private sealed record Losses(int Rows, long Batches)
    {
        public double Last { get; set; }

        public double Sum { get; set; }

        public double WeightedSum { get; set; }
    }
}
