using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>A program's way from the network's raw outputs to its loss: the activation it applies, if any, and the loss function.</summary>
internal delegate Tensor LossOfLogits(Tensor logits, Tensor target);

/// <summary>The wrong and the right way to a loss.</summary>
internal sealed record Contrast(LossOfLogits Wrong, LossOfLogits Right)
{
    public Func<Measured> Measure(Func<LossOfLogits, double> quantity) => () => new Measured(quantity(Wrong), quantity(Right));
}
