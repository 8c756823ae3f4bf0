namespace TorchSharp.Reference.Data;

/// <summary>A multi-label set with its official division into training and test rows.</summary>
/// <param name="Training">The training rows.</param>
/// <param name="Test">The test rows.</param>
/// <param name="FeatureNames">A name for each column of the features.</param>
/// <param name="LabelNames">A name for each column of the labels, in the order of the columns.</param>
public sealed record MultiLabelData(
    MultiLabelRows Training,
    MultiLabelRows Test,
    IReadOnlyList<string> FeatureNames,
    IReadOnlyList<string> LabelNames) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Training.Dispose();
        Test.Dispose();
    }
}
