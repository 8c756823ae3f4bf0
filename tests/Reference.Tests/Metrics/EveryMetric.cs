using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

/// <summary>One of each kind, for what must hold of all.</summary>
internal static class EveryMetric
{
    public const int Classes = 4;

    public static IReadOnlyList<IMetric> CreateAll() =>
    [
        new Accuracy(Classes),
        new MultiClassLogLoss(Classes),
        new TopKAccuracy(Classes, 2),
        new CalibrationError(Classes),
        .. Enum.GetValues<Measure>().Select(measure => new MacroClassScore(Classes, measure)),
        new HammingLoss(Classes),
        new SubsetAccuracy(Classes),
        new MultiLabelLogLoss(Classes),
        new RankingAveragePrecision(Classes),
        new MeanAveragePrecision(Classes),
        .. from averaging in Enum.GetValues<Averaging>()
           from measure in Enum.GetValues<Measure>()
           select new LabelScore(Classes, averaging, measure, new Thresholds([0, 0.5, -0.5, 1])),
        FunctionMetric.MeanOf("own_mean", (z, y) => Right(z, y).mean([1])),
        FunctionMetric.OverAll("own_figure", (z, y) => Right(z, y).mean()),
    ];

    private static Tensor Right(Tensor logits, Tensor targets) => logits.gt(0).eq(targets.gt(0)).to(ScalarType.Float64);
}
