using CsCheck;
using TorchSharp.Reference.Metrics;
using Xunit;

namespace TorchSharp.Reference.Tests.Metrics;

public class RankingMetricTests
{
    // The example of scikit-learn's average_precision_score and precision_recall_curve.
    private static readonly Rows Published = new([[0.1f], [0.4f], [0.35f], [0.8f]], [[0], [0], [1], [1]]);

    [Fact]
    public void Average_precision_of_the_published_example()
    {
        Assert.Equal(0.5 * 1 + 0.5 * 2 / 3, Published.Measure(new MeanAveragePrecision(1)), 1e-15);
    }

    [Fact]
    public void Curve_of_the_published_example()
    {
        var metric = new MeanAveragePrecision(1);
        Published.Measure(metric);
        var curve = Assert.Single(metric.Curves());

        Assert.Equal([double.PositiveInfinity, 0.8f, 0.4f, 0.35f, 0.1f], curve.Logits);
        Assert.Equal([1, 1, 1.0 / 2, 2.0 / 3, 1.0 / 2], curve.Precision);
        Assert.Equal([0, 1.0 / 2, 1.0 / 2, 1, 1], curve.Recall);
        Assert.Equal(metric.Compute(), curve.AveragePrecision);
    }

    [Fact]
    public void Rows_with_equal_logits_make_one_point()
    {
        var metric = new MeanAveragePrecision(1);

        Assert.Equal(0.5, new Rows([[1], [1], [1], [1]], [[0], [1], [0], [1]]).Measure(metric));
        Assert.Equal([0, 1], Assert.Single(metric.Curves()).Recall);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_label_of_no_row_counts_nothing_and_a_label_of_all_counts_one(float target, double expected)
    {
        var metric = new MeanAveragePrecision(1);

        Assert.Equal(expected, new Rows([[1], [2]], [[target], [target]]).Measure(metric));
        Assert.Equal([0, target / 2, target], Assert.Single(metric.Curves()).Recall);
    }

    [Fact]
    public void Average_precision_is_what_its_definition_says() => Rows.OfLabels(3).Sample(rows =>
    {
        var metric = new MeanAveragePrecision(3);
        rows.Measure(metric);
        Assert.Equal(3, metric.PerLabel().Count);
        foreach (var (actual, label) in metric.PerLabel().Select((figure, label) => (figure, label)))
        {
            var expected = AveragePrecision([.. rows.Logits.Select(row => row[label])], [.. rows.Targets.Select(row => row[label])]);
            Assert.Equal(expected, actual, 1e-12);
        }
    });

    [Fact]
    public void Curves_and_average_precision_agree() => Rows.OfLabels(3).Sample(rows =>
    {
        var metric = new MeanAveragePrecision(3);
        rows.Measure(metric);
        Assert.Equal(3, metric.Curves().Count);
        Assert.All(metric.Curves(), curve => Assert.Equal(
            curve.AveragePrecision,
            Enumerable.Range(1, curve.Recall.Count - 1).Sum(i => (curve.Recall[i] - curve.Recall[i - 1]) * curve.Precision[i]), 1e-12));
    });

    [Fact]
    public void Without_rows_there_are_no_curves() => Assert.Empty(new MeanAveragePrecision(2).Curves());

    // The example of scikit-learn's user guide.
    [Fact]
    public void Label_ranking_of_the_published_example()
    {
        var rows = new Rows([[0.75f, 0.5f, 1], [1, 0.2f, 0.1f]], [[1, 0, 0], [0, 0, 1]]);

        Assert.Equal((1.0 / 2 + 1.0 / 3) / 2, rows.Measure(new RankingAveragePrecision(3)), 1e-15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_row_with_no_label_or_all_is_ranked_right(float target) =>
        Assert.Equal(1, new Rows([[1, 2]], [[target, target]]).Measure(new RankingAveragePrecision(2)));

    [Fact]
    public void Equal_logits_share_the_lower_rank() =>
        Assert.Equal(1.0 / 3, new Rows([[1, 1, 1]], [[0, 1, 0]]).Measure(new RankingAveragePrecision(3)));

    [Fact]
    public void Label_ranking_is_what_its_definition_says() => Rows.OfLabels(4).Sample(rows =>
        Assert.Equal(rows.Logits.Zip(rows.Targets, LabelRanking).Average(), rows.Measure(new RankingAveragePrecision(4)), 1e-12));

    private static double LabelRanking(float[] logits, float[] targets)
    {
        var relevant = Places(targets, 1).ToList();
        return relevant.Count == 0 || relevant.Count == targets.Length ? 1 : relevant.Average(label =>
            relevant.Count(other => logits[other] >= logits[label]) / (double)logits.Count(z => z >= logits[label]));
    }

    private static double AveragePrecision(float[] logits, float[] targets)
    {
        var positives = Places(targets, 1).ToList();
        var sum = 0.0;
        foreach (var z in logits.Distinct())
        {
            var gained = positives.Count(row => logits[row] == z);
            sum += gained * positives.Count(row => logits[row] >= z) / (double)logits.Count(other => other >= z);
        }
        return positives.Count == 0 ? 0 : sum / positives.Count;
    }

    private static IEnumerable<int> Places(float[] values, float wanted) =>
        Enumerable.Range(0, values.Length).Where(i => values[i] == wanted);
}
