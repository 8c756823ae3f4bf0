using TorchSharp.Reference.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

public class MultiLabelMetricTests
{
    // A right row without labels; the last label is never predicted.
    private static readonly Rows FourRows = new(
        [[1, -1, -1], [-1, -1, -1], [1, 1, -1], [1, 1, -1]],
        [[1, 0, 1], [0, 0, 0], [1, 1, 0], [0, 1, 0]]);

    [Fact]
    public void Thresholds_are_for_one_label_or_more_and_finite()
    {
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Thresholds.Default(0));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => Thresholds.Same(0, 1));
        Assert.Throws<ArgumentException>("logits", () => Thresholds.Same(2, double.NaN));
    }

    [Fact]
    public void Hamming_loss_is_the_share_of_wrong_answers() => Assert.Equal(2.0 / 12, FourRows.Measure(new HammingLoss(3)));

    [Fact]
    public void Subset_accuracy_is_the_share_of_rows_without_a_mistake() => Assert.Equal(2.0 / 4, FourRows.Measure(new SubsetAccuracy(3)));

    [Theory]
    [InlineData(Averaging.Micro, Measure.Precision, "micro_precision", 4.0 / 5)]
    [InlineData(Averaging.Micro, Measure.Recall, "micro_recall", 4.0 / 5)]
    [InlineData(Averaging.Micro, Measure.F1, "micro_f1", 8.0 / 10)]
    [InlineData(Averaging.Macro, Measure.Precision, "macro_precision", (2.0 / 3 + 1 + 0) / 3)]
    [InlineData(Averaging.Macro, Measure.Recall, "macro_recall", (1 + 1 + 0) / 3.0)]
    [InlineData(Averaging.Macro, Measure.F1, "macro_f1", (4.0 / 5 + 1 + 0) / 3)]
    [InlineData(Averaging.Sample, Measure.Precision, "sample_precision", (1 + 0 + 1 + 0.5) / 4)]
    [InlineData(Averaging.Sample, Measure.Recall, "sample_recall", (0.5 + 0 + 1 + 1) / 4)]
    [InlineData(Averaging.Sample, Measure.F1, "sample_f1", (2.0 / 3 + 0 + 1 + 2.0 / 3) / 4)]
    public void Scores_are_means_over_what_their_name_says(Averaging averaging, Measure measure, string name, double expected)
    {
        var metric = new LabelScore(3, averaging, measure);

        Assert.Equal(name, metric.Name);
        Assert.Equal(expected, FourRows.Measure(metric), 1e-15);
    }

    [Theory]
    [InlineData(Averaging.Micro)]
    [InlineData(Averaging.Macro)]
    [InlineData(Averaging.Sample)]
    public void Nothing_predicted_of_nothing_is_nought(Averaging averaging) =>
        Assert.Equal(0, new Rows([[-1, -1]], [[0, 0]]).Measure(new LabelScore(2, averaging, Measure.F1)));

    [Theory]
    [InlineData(Averaging.Micro)]
    [InlineData(Averaging.Macro)]
    [InlineData(Averaging.Sample)]
    public void Everything_predicted_of_everything_is_one(Averaging averaging) =>
        Assert.Equal(1, new Rows([[1, 1]], [[1, 1]]).Measure(new LabelScore(2, averaging, Measure.F1)));

    [Fact]
    public void Each_label_has_its_scores()
    {
        var metric = new LabelScore(3, Averaging.Macro, Measure.F1);
        FourRows.Measure(metric);

        Assert.Equal([new(2.0 / 3, 1, 4.0 / 5, 2), new(1, 1, 1, 2), new ClassScores(0, 0, 0, 1)], metric.PerLabel());
    }

    [Fact]
    public void Log_loss_is_the_mean_over_all_labels()
    {
        var right = Math.Log(1 + Math.Exp(-1));
        var wrong = Math.Log(1 + Math.E);

        Assert.Equal((10 * right + 2 * wrong) / 12, FourRows.Measure(new MultiLabelLogLoss(3)), 1e-15);
        Assert.Equal(Math.Log(2), new Rows([[0], [0]], [[0], [1]]).Measure(new MultiLabelLogLoss(1)), 1e-15);
    }

    [Fact]
    public void Thresholds_decide_label_by_label()
    {
        var rows = new Rows([[1, 1], [0.5f, 0.5f]], [[1, 1], [0, 1]]);

        Assert.Equal(1, rows.Measure(new SubsetAccuracy(2, new Thresholds([0.5, 0]))));
        Assert.Equal(0.5, rows.Measure(new SubsetAccuracy(2)));
        Assert.Equal(0, rows.Measure(new SubsetAccuracy(2, Thresholds.Same(2, 1))));
    }

    [Fact]
    public void A_threshold_parts_neighbours_of_float32()
    {
        var above = MathF.BitIncrement(1);
        var between = (1.0 + above) / 2;

        Assert.Equal(0, new Rows([[1], [above]], [[0], [1]]).Measure(new HammingLoss(1, new Thresholds([between]))));
    }

    [Fact]
    public void Wrong_thresholds_are_refused_in_a_sentence()
    {
        Refuses("expected a threshold for each label, got none", () => new Thresholds([]));
        Refuses("expected finite thresholds, got NaN", () => new Thresholds([0, double.NaN]));
        Refuses("expected thresholds for 3 labels, got 2", () => new HammingLoss(3, Thresholds.Default(2)));

        static void Refuses(string because, Func<object> make) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(make).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_batches_are_refused_in_a_sentence()
    {
        var metric = new HammingLoss(2);
        using var logits = zeros(3, 2);
        using var indices = zeros(3, dtype: ScalarType.Int64);
        using var halves = full(3, 2, 0.5f);
        using var noNumbers = full(3, 2, float.NaN);

        Refuses("expected float32 targets (3, 2), got Int64 (3)", logits, indices);
        Refuses("expected targets of 0 and 1, got other values", logits, halves);
        Refuses("expected targets of 0 and 1, got other values", logits, noNumbers);
        Refuses("expected floating-point logits (rows, 2 labels), got Int64 (3)", indices, logits);

        void Refuses(string because, Tensor z, Tensor y) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(() => metric.Update(z, y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_set_has_the_names_of_the_result_file() => Assert.Equal(
        ["log_loss", "hamming_loss", "subset_accuracy", "micro_f1", "macro_f1"],
        MultiLabelMetrics.Standard(6, Thresholds.Default(6)).Select(metric => metric.Name));

    [Fact]
    public void The_full_set_names_no_figure_twice()
    {
        var names = MultiLabelMetrics.Full(6).Select(metric => metric.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Superset(MultiLabelMetrics.Standard(6).Select(metric => metric.Name).ToHashSet(), names.ToHashSet());
        Assert.Equal(14, names.Count);
    }
}
