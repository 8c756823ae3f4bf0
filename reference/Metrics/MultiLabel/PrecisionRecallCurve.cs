using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Which precision a label has at which recall. The points are those of scikit-learn's <c>precision_recall_curve</c>, from the strictest
/// on.
/// </summary>
/// <remarks>
/// Of a label that no row has, scikit-learn sets the recall to 1 at every point but the first, with a warning. Here it is 0, as
/// <see cref="Measure.Recall"/> and the average precision are: nothing was found.
/// </remarks>
/// <param name="Logits">
/// The distinct logits in falling order: at point i a label is predicted for rows with this logit or a greater one. The first is +∞: no
/// row.
/// </param>
/// <param name="Precision">The precision at each point; 1 where nothing is predicted.</param>
/// <param name="Recall">The recall at each point; 0 everywhere for a label that no row has.</param>
/// <param name="AveragePrecision">See <see cref="MeanAveragePrecision"/>.</param>
public sealed record PrecisionRecallCurve(
    IReadOnlyList<double> Logits, IReadOnlyList<double> Precision, IReadOnlyList<double> Recall, double AveragePrecision)
{
    /// <param name="logits">Floating (N).</param>
    /// <param name="targets">float32 (N) of 0 and 1.</param>
    /// <param name="averagePrecision">Of the label.</param>
    internal static PrecisionRecallCurve Of(Tensor logits, Tensor targets, double averagePrecision)
    {
        using var scope = NewDisposeScope();
        var (order, last) = Ranking.Order(logits.unsqueeze(0));
        var distinct = last[0].unique_consecutive().output;
        var hits = targets[order[0]].to(ScalarType.Float64).cumsum(0)[distinct];
        return new PrecisionRecallCurve(
            [double.PositiveInfinity, .. Numbers(logits[order[0]][distinct])],
            [1, .. Numbers(hits.div(distinct.add(1)))],
            [0, .. Numbers(hits.div(targets.sum().clamp_min(1)))],
            averagePrecision);
    }

    private static double[] Numbers(Tensor tensor) => tensor.to(ScalarType.Float64).data<double>().ToArray();
}
