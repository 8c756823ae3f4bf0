using static TorchSharp.torch;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>Gathers the rows of a file and parts its columns into features and labels.</summary>
internal sealed class LabeledRowCollector
{
    private readonly Column[] _columns;
    private readonly int[] _featureColumns;
    private readonly int[] _labelColumns;
    private readonly List<float> _features = [];
    private readonly List<float> _labels = [];

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="labels">The names of those that are labels, in any order.</param>
    /// <exception cref="InvalidDataException">The file lacks one of them, or has no other column.</exception>
    public LabeledRowCollector(string path, IEnumerable<Column> columns, IReadOnlyCollection<string> labels)
    {
        _columns = [.. columns.Select(column => labels.Contains(column.Name) ? column with { IsBinary = true } : column)];
        (_labelColumns, _featureColumns) = (Where(labels.Contains), Where(name => !labels.Contains(name)));
        if (labels.FirstOrDefault(label => _columns.All(column => column.Name != label)) is { } missing)
            throw new InvalidDataException(
                $"'{path}': expected a column for the label '{missing}', found none of that name among {_columns.Length} columns");
        if (_featureColumns.Length == 0)
            throw new InvalidDataException($"'{path}': expected columns that are no labels, found labels only");
    }

    /// <summary>The file's columns; those of labels are binary, whatever the file says.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <param name="row">A number for each column.</param>
    public void Add(ReadOnlySpan<float> row)
    {
        foreach (var column in _featureColumns)
            _features.Add(row[column]);
        foreach (var column in _labelColumns)
            _labels.Add(row[column]);
    }

    public bool IsEmpty => _features.Count == 0;

    public MultiLabelTable ToTable() => new(
        new MultiLabelRows(ToMatrix(_features, _featureColumns.Length), ToMatrix(_labels, _labelColumns.Length)),
        Names(_featureColumns),
        Names(_labelColumns));

    private static Tensor ToMatrix(List<float> numbers, int columns) => tensor(numbers.ToArray(), [numbers.Count / columns, columns]);

    private int[] Where(Func<string, bool> condition) =>
        [.. Enumerable.Range(0, _columns.Length).Where(column => condition(_columns[column].Name))];

    private string[] Names(int[] columns) => [.. columns.Select(column => _columns[column].Name)];
}
