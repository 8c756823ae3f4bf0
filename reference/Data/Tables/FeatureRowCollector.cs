namespace TorchSharp.Reference.Data.Tables;

/// <summary>Gathers the features of a file's rows; columns of labels may be there and are passed over.</summary>
internal sealed class FeatureRowCollector : RowCollector
{
    private readonly int[] _featureColumns;
    private readonly List<float> _features = [];

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="labels">The names of those that are no features.</param>
    /// <exception cref="InvalidDataException">The file has no other column.</exception>
    public FeatureRowCollector(string path, IEnumerable<Column> columns, IReadOnlyCollection<string> labels)
        : base([.. columns.Select(column => column with { IsPassedOver = labels.Contains(column.Name) })])
    {
        _featureColumns = Where(column => !column.IsPassedOver);
        if (_featureColumns.Length == 0)
            throw new InvalidDataException($"'{path}': expected columns that are no labels, found labels only");
    }

    public override bool IsEmpty => _features.Count == 0;

    public override void Add(ReadOnlySpan<float> row)
    {
        foreach (var column in _featureColumns)
            _features.Add(row[column]);
    }

    public FeatureTable ToTable() => new(ToMatrix(_features, _featureColumns.Length), Names(_featureColumns));
}
