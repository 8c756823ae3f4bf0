namespace TorchSharp.Reference.Data;

/// <summary>The content of a file with labelled rows: the numbers, and what their columns are called.</summary>
/// <param name="Rows">The numbers.</param>
/// <param name="FeatureNames">A name for each column of the features.</param>
/// <param name="LabelNames">A name for each column of the labels.</param>
public sealed record MultiLabelTable(MultiLabelRows Rows, IReadOnlyList<string> FeatureNames, IReadOnlyList<string> LabelNames) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();

    internal static void CheckLabels(IReadOnlyCollection<string> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0)
            throw new ArgumentException("at least one column must be a label", nameof(labels));
    }
}
