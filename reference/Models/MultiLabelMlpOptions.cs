namespace TorchSharp.Reference.Models;

/// <summary>The shape of a <see cref="MultiLabelMlp"/>.</summary>
public sealed record MultiLabelMlpOptions
{
    /// <summary>
    /// The units of each hidden layer, each at least 1; one layer of 128 unless told. Without any, the model is logistic regression.
    /// </summary>
    public IReadOnlyList<int> Hidden { get; init; } = [128];

    /// <summary>The share of a hidden layer's values that is set to 0 in training, from 0 to less than 1; none unless told.</summary>
    public double Dropout { get; init; }

    /// <summary>The share of a row's features that is set to 0 in training, from 0 to less than 1; none unless told.</summary>
    public double InputDropout { get; init; }

    /// <summary>Whether batch norm stands between each hidden layer and its ReLU; no unless told.</summary>
    public bool BatchNorm { get; init; }

    /// <exception cref="ArgumentException">An option has a value that is not allowed.</exception>
    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(Hidden);
        foreach (var units in Hidden)
            ArgumentOutOfRangeException.ThrowIfLessThan(units, 1, nameof(Hidden));
        DropoutShare.Check(Dropout, nameof(Dropout));
        DropoutShare.Check(InputDropout, nameof(InputDropout));
    }
}
