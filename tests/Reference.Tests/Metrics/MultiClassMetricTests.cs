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

    [Fact]
    public void The_confusion_matrix_has_the_truth_in_rows()
    {
        var metric = new MacroClassScore(3, Measure.F1);
        SixRows.Measure(metric);

        Assert.Equal([1, 1, 0, 1, 1, 0, 1, 0, 1], from actual in Enumerable.Range(0, 3) from predicted in Enumerable.Range(0, 3) select metric.Matrix[actual, predicted]);
        Assert.Equal(new ClassScores(1.0 / 3, 1.0 / 2, 2.0 / 5, 2), metric.Matrix.PerClass()[0]);
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

        Assert.StartsWith("expected floating-point logits (rows, 3 classes), got Float32 (2, 2)", Refusal(narrow, targets), StringComparison.Ordinal);
        Assert.StartsWith("expected floating-point logits (rows, 3 classes), got Int64 (2, 3)", Refusal(whole, targets), StringComparison.Ordinal);
        Assert.StartsWith("expected int64 class indices (2), got Int64 (3)", Refusal(logits, three), StringComparison.Ordinal);
        Assert.StartsWith("expected int64 class indices (2), got Float32 (2, 3)", Refusal(logits, logits), StringComparison.Ordinal);
        Assert.StartsWith("expected class indices from 0 to 2, got 3", Refusal(logits, high), StringComparison.Ordinal);
        Assert.StartsWith("expected class indices from 0 to 2, got -1", Refusal(logits, low), StringComparison.Ordinal);

        string Refusal(Tensor z, Tensor y) => Assert.Throws<ArgumentException>(() => metric.Update(z, y)).Message;
    }

    [Fact]
    public void The_standard_set_has_the_names_of_the_result_file() =>
        Assert.Equal(["accuracy", "log_loss", "macro_f1"], MultiClassMetrics.Standard(10).Select(metric => metric.Name));
}
