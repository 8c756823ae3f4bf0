namespace TorchSharp.Reference.Data.Tables;

/// <summary>Gathers the rows of a file and parts its columns into features and labels.</summary>
internal sealed class LabeledRowCollector : RowCollector
{
    private readonly int[] _featureColumns;
    private readonly int[] _labelColumns;
    private readonly List<float> _features = [];
    private readonly List<float> _labels = [];

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">Its columns; those of labels are binary, whatever the file says.</param>
    /// <param name="labels">The names of those that are labels, in any order.</param>
    /// <exception cref="InvalidDataException">The file lacks one of them, or has no other column.</exception>
    public LabeledRowCollector(string path, IEnumerable<Column> columns, IReadOnlyCollection<string> labels)
        : base([.. columns.Select(column => labels.Contains(column.Name) ? column with { IsBinary = true } : column)])
    {
        (_labelColumns, _featureColumns) = (Where(column => labels.Contains(column.Name)), Where(column => !labels.Contains(column.Name)));
        if (labels.FirstOrDefault(label => Columns.All(column => column.Name != label)) is { } missing)
            throw new InvalidDataException(
                $"'{path}': expected a column for the label '{missing}', found none of that name among {Columns.Count} columns");
        if (_featureColumns.Length == 0)
            throw new InvalidDataException($"'{path}': expected columns that are no labels, found labels only");
    }

    public override bool IsEmpty => _features.Count == 0;

    public override void Add(ReadOnlySpan<float> row)
    {
        foreach (var column in _featureColumns)
            _features.Add(row[column]);
        foreach (var column in _labelColumns)
            _labels.Add(row[column]);
    }

    public MultiLabelTable ToTable() => new(
        new MultiLabelRows(ToMatrix(_features, _featureColumns.Length), ToMatrix(_labels, _labelColumns.Length)),
        Names(_featureColumns),
        Names(_labelColumns));
}
