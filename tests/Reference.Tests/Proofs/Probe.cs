using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>A loss and its gradient at given logits.</summary>
internal sealed record Probe(double Loss, double[] Gradient)
{
    /// <summary>One logit and the label 0 or 1.</summary>
    public static Probe Binary(LossOfLogits loss, double logit, double label, ScalarType type = ScalarType.Float32) =>
        At(loss, tensor([logit], type), tensor([label], type));

    /// <summary>A row of logits and a label for each.</summary>
    public static Probe Labels(LossOfLogits loss, double[] logits, double[] labels) =>
        At(loss, tensor(logits, ScalarType.Float32).unsqueeze(0), tensor(labels, ScalarType.Float32).unsqueeze(0));

    /// <summary>A row of logits; class 0 is the right one.</summary>
    public static Probe Classes(LossOfLogits loss, double[] logits) =>
        At(loss, tensor(logits, ScalarType.Float32).unsqueeze(0), zeros(1, ScalarType.Int64));

    private static Probe At(LossOfLogits loss, Tensor logits, Tensor target)
    {
        using var scope = NewDisposeScope();
        scope.Attach(logits);
        scope.Attach(target);
        logits.requires_grad_();
        var value = loss(logits, target);
        value.backward();
        return new Probe(value.to(ScalarType.Float64).item<double>(), logits.grad!.to(ScalarType.Float64).data<double>().ToArray());
    }
}
