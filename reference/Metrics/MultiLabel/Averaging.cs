namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Over what the measure of a multi-label task is averaged (Tsoumakas, Katakis and Vlahavas, "Mining multi-label data", 2010).
/// </summary>
public enum Averaging
{
    /// <summary>Not at all: hits, predicted and true are counted over all labels of all rows together.</summary>
    Micro,

    /// <summary>Over the labels, each counted over all rows. A label that neither occurs nor is predicted counts 0.</summary>
    Macro,

    /// <summary>
    /// Over the rows, each counted over all labels (Godbole and Sarawagi, 2004). A row that has no label and for which none is predicted
    /// counts 0, as in scikit-learn.
    /// </summary>
    Sample,
}
