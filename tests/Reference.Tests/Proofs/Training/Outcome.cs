using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs.Training;

/// <summary>What a training came to: the mean loss of its last epoch, and the network's raw outputs for all rows.</summary>
internal sealed record Outcome(double Loss, Tensor Logits, Tensor Targets)
{
    public double Accuracy() => Share(Logits.argmax(1) == Targets);

    /// <summary>F1 over all labels of all rows, where a label is predicted if the program's own test of its output says so.</summary>
    public double MicroF1(Func<Tensor, Tensor> predicted)
    {
        var positive = predicted(Logits);
        var hits = Share(positive & (Targets > 0.5));
        return hits == 0 ? 0 : 2 * hits / (Share(positive) + Share(Targets > 0.5));
    }

    private static double Share(Tensor condition) => condition.to(ScalarType.Float64).mean().item<double>();
}
