using static TorchSharp.torch;

namespace Article.Comparison;

/// <summary>The F1 measure over all labels of all rows: 1 is best; predicting nothing at all gives 0.</summary>
internal static class MicroF1
{
    /// <param name="predicted">bool, (N, labels).</param>
    /// <param name="labels">float32, (N, labels), 0 or 1.</param>
    public static double Of(Tensor predicted, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var actual = labels.greater(0.5);
        var hits = predicted.logical_and(actual).sum().item<long>();
        var marked = predicted.sum().item<long>() + actual.sum().item<long>();
        return marked == 0 ? 0 : 2.0 * hits / marked;
    }
}
