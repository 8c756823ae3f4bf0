namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What a generated model or trainer makes of its last affine layer.</summary>
internal enum Output
{
    Logits,
    Sigmoid,
    Softmax,
    LogSoftmax,
    LogSigmoid,
    Relu,
    Tanh,
}

/// <summary>The losses of the generated programs.</summary>
internal enum Criterion
{
    BinaryWithLogits,
    MultiLabel,
    CrossEntropy,
    Binary,
    NegativeLikelihood,
    MeanSquares,
}
