using TorchSharp.Reference.Metrics;

namespace TorchSharp.Reference.Saving;

/// <summary>What a saved model must tell whoever predicts with it, beside its weights.</summary>
public sealed record ModelInfo
{
    /// <summary>What a row of outputs means; one class of several unless told.</summary>
    public OutputKind Kind { get; init; } = OutputKind.Classes;

    /// <summary>The names of the classes or labels, in the order of the model's outputs; empty where they have none.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>From which logit on each label is predicted; none for classes, and for labels 0, probability 0.5, unless told.</summary>
    public Thresholds? Thresholds { get; init; }

    /// <summary>The names of the inputs' columns, in their order; empty where they have none.</summary>
    public IReadOnlyList<string> FeatureNames { get; init; } = [];
}

/// <summary>What the logits of a row mean.</summary>
public enum OutputKind
{
    /// <summary>Exactly one of the classes is right: softmax gives the probabilities.</summary>
    Classes,

    /// <summary>Any number of labels is right: sigmoid gives the probability of each.</summary>
    Labels,
}
