using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>Multi-label rows that a network can learn: a random network of one hidden layer, the teacher, has labelled them.</summary>
public static class TeacherLabels
{
    private const int HiddenUnits = 16;

    /// <summary>Draws standard-normal features and lets the teacher label them.</summary>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="features">Features per row, at least 1.</param>
    /// <param name="labels">Labels per row, at least 1.</param>
    /// <param name="positiveShare">The share of rows that have any one label, between 0 and 1: each label has a threshold of its own.</param>
    /// <param name="seed">The same seed gives the same teacher and the same rows. The global generator is not touched.</param>
    /// <returns>Features float32 (rows, features), labels float32 (rows, labels).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public static MultiLabelRows Draw(int rows, int features, int labels, double positiveShare, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        if (positiveShare is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(positiveShare), positiveShare, "must lie between 0 and 1");

        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        using var generator = new Generator(seed);
        var x = randn(rows, features, generator: generator);
        var hidden = tanh(x.mm(randn(features, HiddenUnits, generator: generator)).mul(2 / Math.Sqrt(features)));
        var score = hidden.mm(randn(HiddenUnits, labels, generator: generator));
        var threshold = quantile(score, tensor((float)(1 - positiveShare)), dim: 0, keepdim: true);
        return new MultiLabelRows(x.MoveToOuterDisposeScope(), score.greater(threshold).to(ScalarType.Float32).MoveToOuterDisposeScope());
    }
}
