namespace TorchSharp.Reference.Losses;

/// <summary>One line of the <see cref="NumericsTable"/>: a model that is sure, and wrong.</summary>
/// <param name="Loss">What is computed, as a reader would write it: <c>BCE, y = 0</c>.</param>
/// <param name="Logit">z.</param>
/// <param name="Naive">In two steps: probability, then logarithm.</param>
/// <param name="Stable">In one step, from the logit.</param>
/// <param name="Truth">The one step in float64.</param>
public sealed record NumericsRow(string Loss, double Logit, LossAndGradient Naive, LossAndGradient Stable, LossAndGradient Truth);
