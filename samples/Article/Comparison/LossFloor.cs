namespace Article.Comparison;

/// <summary>How far a loss can fall at the very best.</summary>
internal static class LossFloor
{
    /// <summary>A right loss falls to nought when every answer is right and certain.</summary>
    public const double OfLogits = 0;

    /// <summary>
    /// Cross entropy on probabilities. The best input is 1 for the right class and 0 for the others, of which softmax makes e / (e + K −
    /// 1).
    /// </summary>
    public static double OfSoftmaxTwice(int classes) => Math.Log(1 + (classes - 1) / Math.E);

    /// <summary>
    /// BCE-with-logits on probabilities. The best input is 1 for a label that is there, of which the loss makes σ(1) = 0.731,
    /// and 0 for one that is not, of which it makes σ(0) = 0.5.
    /// </summary>
    /// <param name="positiveShare">The share of labels that are there.</param>
    public static double OfSigmoidTwice(double positiveShare) =>
        positiveShare * Math.Log(1 + 1 / Math.E) + (1 - positiveShare) * Math.Log(2);
}
