namespace TorchSharp.Reference.Losses;

/// <summary>A loss at one logit.</summary>
/// <param name="Loss">In nats.</param>
/// <param name="Gradient">Its derivative with respect to the logit.</param>
public readonly record struct LossAndGradient(double Loss, double Gradient);
