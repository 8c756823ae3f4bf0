namespace TorchSharp.Reference.Data;

/// <summary>The content of a file whose rows are of one class each: the numbers, and what columns and classes are called.</summary>
/// <param name="Rows">Inputs float32 (N, features); targets int64 (N), the number of each row's class.</param>
/// <param name="FeatureNames">A name for each column of the inputs, in the order of the file.</param>
/// <param name="ClassNames">A name for each class, in the order of the numbers.</param>
public sealed record ClassTable(Examples Rows, IReadOnlyList<string> FeatureNames, IReadOnlyList<string> ClassNames) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Rows.Dispose();
}
