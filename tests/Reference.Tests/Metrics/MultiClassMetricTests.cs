using CsCheck;
using TorchSharp.Reference.Metrics;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

public class MultiClassMetricTests
{
    // In the last row two logits are equal: the first of them is the prediction.
    private static readonly Rows SixRows = new(
        [[2, 0, 0], [0, 2, 0], [0, 2, 0], [0, 0, 2], [2, 0, 0], [1, 1, 0]],
        [[0], [0], [1], [2], [2], [1]]);

    [Fact]
    public void Accuracy_is_the_share_of_right_rows() => Assert.Equal(3.0 / 6, SixRows.Measure(new Accuracy(3)));

    [Theory]
    [InlineData(Measure.Precision, (1.0 / 3 + 1.0 / 2 + 1) / 3)]
    [InlineData(Measure.Recall, (1.0 / 2 + 1.0 / 2 + 1.0 / 2) / 3)]
    [InlineData(Measure.F1, (2.0 / 5 + 1.0 / 2 + 2.0 / 3) / 3)]
    public void Macro_scores_are_means_of_the_classes(Measure measure, double expected) =>
        Assert.Equal(expected, SixRows.Measure(new MacroClassScore(3, measure)), 1e-15);

    [Fact]
    public void A_class_that_neither_occurs_nor_is_predicted_counts_nothing_in_a_macro_score() =>
        Assert.Equal(0.5, new Rows([[1, 0]], [[0]]).Measure(new MacroClassScore(2, Measure.F1)));

    [Fact]
    public void Log_loss_is_the_mean_of_minus_log_of_the_right_probability()
    {
        var right = Math.Log(Math.Exp(2) + 2) - 2;
        var wrong = Math.Log(Math.Exp(2) + 2);
        var tie = Math.Log(2 * Math.E + 1) - 1;

        Assert.Equal((3 * right + 2 * wrong + tie) / 6, SixRows.Measure(new MultiClassLogLoss(3)), 1e-15);
    }

    [Fact]
    public void Log_loss_of_a_certain_mistake_is_what_its_logits_say() =>
        Assert.Equal(1000, new Rows([[1000, 0]], [[1]]).Measure(new MultiClassLogLoss(2)));

    [Theory]
    [InlineData(1, "top_1_accuracy", 3.0 / 6)]
    [InlineData(2, "top_2_accuracy", 5.0 / 6)]
    public void Top_k_counts_the_first_k_of_equal_logits(int k, string name, double expected)
    {
        // The second row's right class is tied with the third class, and before it; the fifth row's is tied too, and behind.
        var metric = new TopKAccuracy(3, k);

        Assert.Equal(name, metric.Name);
        Assert.Equal(expected, SixRows.Measure(metric));
    }

    [Fact]
    public void Top_1_is_accuracy() => Rows.OfClasses(4).Sample(rows =>
        Assert.Equal(rows.Measure(new Accuracy(4)), rows.Measure(new TopKAccuracy(4, 1))));

    [Fact]
    public void More_guesses_than_could_be_wrong_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopKAccuracy(3, 3));

    [Fact]
    public void Calibration_error_weighs_the_gap_of_each_bin_by_its_rows()
    {
        // Probabilities 0.6 (right, wrong) share the bin (0.5, 0.75]; 0.9 (right) is in the last of four.
        float[] LogitsOf(double p) => [(float)Math.Log(p / (1 - p)), 0];
        var rows = new Rows([LogitsOf(0.6), LogitsOf(0.6), LogitsOf(0.9)], [[0], [1], [0]]);

        Assert.Equal((2 * 0.1 + 0.1) / 3, rows.Measure(new CalibrationError(2, bins: 4)), 1e-7);
    }

    [Fact]
    public void A_probability_on_the_border_belongs_to_the_bin_below_it()
    {
        // 0.5 (wrong) alone in its bin and 0.9 (right) in the other; together they would make the gap |1 - 1.4|.
        var rows = new Rows([[0, 0], [(float)Math.Log(9), 0]], [[1], [0]]);

        Assert.Equal((0.5 + 0.1) / 2, rows.Measure(new CalibrationError(2, bins: 2)), 1e-7);
    }

    [Fact]
    public void The_confusion_matrix_has_the_truth_in_rows()
    {
        var matrix = new ConfusionMatrix(3);
        SixRows.Update(matrix.Update);

        var counts = from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select matrix[actual, predicted];
        Assert.Equal([1, 1, 0, 1, 1, 0, 1, 0, 1], counts);
        Assert.Equal(new ClassScores(1.0 / 3, 1.0 / 2, 2.0 / 5, 2), matrix.PerClass()[0]);
    }

    [Fact]
    public void The_counts_of_a_mean_over_classes_are_those_of_the_matrix()
    {
        var (metric, matrix) = (new MacroClassScore(3, Measure.F1), new ConfusionMatrix(3));
        SixRows.Update(metric.Update);
        SixRows.Update(matrix.Update);

        Assert.Equal(matrix.PerClass(), metric.PerClass());
    }

    [Fact]
    public void Many_classes_cost_three_numbers_each()
    {
        const int Classes = 100_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var metrics = MultiClassMetrics.Standard(Classes);
        using (var logits = zeros(2, Classes))
        using (var targets = tensor(new long[] { 0, Classes - 1 }))
        {
            foreach (var metric in metrics)
                metric.Update(logits, targets);
        }

        // Both rows are taken for class 0: its F1 is 2/3, and all others' 0.
        Assert.Equal(2.0 / 3 / Classes, metrics[2].Compute(), 1e-12);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 3 * sizeof(long) * Classes, 10 * sizeof(long) * Classes);
    }

    [Fact]
    public void A_matrix_of_its_own_is_updated_and_reset()
    {
        var matrix = new ConfusionMatrix(2);
        using var logits = tensor(new float[,] { { 0, 1 }, { 1, 0 } });
        using var targets = tensor(new long[] { 0, 0 });

        matrix.Update(logits, targets);
        matrix.Update(logits, targets);
        Assert.Equal((2, 2), (matrix[0, 0], matrix[0, 1]));

        matrix.Reset();
        Assert.Equal((0, 0), (matrix[0, 0], matrix[0, 1]));
    }

    [Fact]
    public void A_matrix_that_would_be_too_small_or_too_large_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(10_001));
    }

    [Fact]
    public void Wrong_batches_are_refused_in_a_sentence()
    {
        var metric = new Accuracy(3);
        using var logits = zeros(2, 3);
        using var narrow = zeros(2, 2);
        using var whole = zeros(2, 3, dtype: ScalarType.Int64);
        using var targets = zeros(2, dtype: ScalarType.Int64);
        using var three = zeros(3, dtype: ScalarType.Int64);
        using var high = tensor(new long[] { 0, 3 });
        using var low = tensor(new long[] { -1, 0 });

        Refuses("expected floating-point logits (rows, 3 classes), got Float32 (2, 2)", narrow, targets);
        Refuses("expected floating-point logits (rows, 3 classes), got Int64 (2, 3)", whole, targets);
        Refuses("expected int64 class indices (2), got Int64 (3)", logits, three);
        Refuses("expected int64 class indices (2), got Float32 (2, 3)", logits, logits);
        Refuses("expected class indices from 0 to 2, got 3", logits, high);
        Refuses("expected class indices from 0 to 2, got -1", logits, low);

        void Refuses(string because, Tensor z, Tensor y) => Assert.StartsWith(
            because, Assert.Throws<ArgumentException>(() => metric.Update(z, y)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_standard_set_has_the_names_of_the_result_file() =>
        Assert.Equal(["accuracy", "log_loss", "macro_f1"], MultiClassMetrics.Standard(10).Select(metric => metric.Name));

    [Fact]
    public void The_full_set_has_five_guesses_where_they_can_be_wrong()
    {
        Assert.Equal(
            ["accuracy", "log_loss", "macro_f1", "macro_precision", "macro_recall", "expected_calibration_error", "top_5_accuracy"],
            MultiClassMetrics.Full(6).Select(metric => metric.Name));
        Assert.DoesNotContain(MultiClassMetrics.Full(5), metric => metric is TopKAccuracy);
    }
}
