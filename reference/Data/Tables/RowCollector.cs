using static TorchSharp.torch;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>Gathers the rows of a file.</summary>
/// <param name="columns">The file's columns, as their values are to be read.</param>
internal abstract class RowCollector(IReadOnlyList<Column> columns)
{
    public IReadOnlyList<Column> Columns { get; } = columns;

    public abstract bool IsEmpty { get; }

    /// <param name="row">A number for each column.</param>
    public abstract void Add(ReadOnlySpan<float> row);

    protected static Tensor ToMatrix(List<float> numbers, int columns) => tensor(numbers.ToArray(), [numbers.Count / columns, columns]);

    protected int[] Where(Func<Column, bool> condition) =>
        [.. Enumerable.Range(0, Columns.Count).Where(column => condition(Columns[column]))];

    protected string[] Names(int[] places) => [.. places.Select(place => Columns[place].Name)];
}
