namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Which rule a pair of output and loss breaks, copied from the rule catalogue and from nowhere else.</summary>
internal static class Truth
{
    /// <summary>Every pair that some rule reports.</summary>
    public static IReadOnlyList<(Output Output, Criterion Criterion, string Rule)> Wrong { get; } =
    [
        (Output.Sigmoid, Criterion.BinaryWithLogits, "TSA1001"),
        (Output.Sigmoid, Criterion.MultiLabel, "TSA1001"),
        (Output.Softmax, Criterion.CrossEntropy, "TSA1002"),
        (Output.LogSoftmax, Criterion.CrossEntropy, "TSA1003"),
        (Output.Sigmoid, Criterion.CrossEntropy, "TSA1004"),
        (Output.Relu, Criterion.CrossEntropy, "TSA1004"),
        (Output.Tanh, Criterion.CrossEntropy, "TSA1004"),
        (Output.Softmax, Criterion.BinaryWithLogits, "TSA1004"),
        (Output.LogSoftmax, Criterion.BinaryWithLogits, "TSA1004"),
        (Output.LogSigmoid, Criterion.BinaryWithLogits, "TSA1004"),
        (Output.Relu, Criterion.BinaryWithLogits, "TSA1004"),
        (Output.Tanh, Criterion.BinaryWithLogits, "TSA1004"),
        (Output.Logits, Criterion.Binary, "TSA1005"),
        (Output.LogSoftmax, Criterion.Binary, "TSA1005"),
        (Output.LogSigmoid, Criterion.Binary, "TSA1005"),
        (Output.Logits, Criterion.NegativeLikelihood, "TSA1006"),
        (Output.Softmax, Criterion.NegativeLikelihood, "TSA1006"),
        (Output.Sigmoid, Criterion.NegativeLikelihood, "TSA1006"),
        (Output.Sigmoid, Criterion.Binary, "TSA1007"),
    ];

    /// <summary>Pairs that are right, or that no rule speaks of.</summary>
    public static IReadOnlyList<(Output Output, Criterion Criterion)> Right { get; } =
    [
        (Output.Logits, Criterion.CrossEntropy),
        (Output.Logits, Criterion.BinaryWithLogits),
        (Output.Logits, Criterion.MultiLabel),
        (Output.LogSoftmax, Criterion.NegativeLikelihood),
        (Output.Softmax, Criterion.Binary),
        (Output.Sigmoid, Criterion.MeanSquares),
        (Output.Softmax, Criterion.MeanSquares),
        (Output.Relu, Criterion.MeanSquares),
        (Output.Logits, Criterion.MeanSquares),
    ];
}
