using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data.Tables;

/// <summary>Gathers the rows of a file, one of whose columns names the class.</summary>
internal sealed class ClassRowCollector : RowCollector
{
    private const int MostNamed = 10;

    private readonly string _path;
    private readonly bool _classesAreKnown;
    private readonly int[] _featureColumns;
    private readonly int _classColumn;
    private readonly List<float> _features = [];
    private readonly List<long> _classes = [];

    /// <param name="path">The file, for messages.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="classColumn">The name of the one with the classes.</param>
    /// <param name="options">What is left out, and which classes there are.</param>
    /// <exception cref="InvalidDataException">The file lacks a column that is named, or has none for features.</exception>
    public ClassRowCollector(string path, IReadOnlyList<Column> columns, string classColumn, ClassColumnOptions options)
        : base([.. columns.Select(column => column.Name == classColumn ? new ClassColumn(column.Name, options.Classes) : Feature(column, options))])
    {
        (_path, _classesAreKnown) = (path, options.Classes is not null);
        foreach (var name in options.Without.Prepend(classColumn))
            Find(name);
        _classColumn = Where(column => column is ClassColumn)[0];
        _featureColumns = Where(column => column is not ClassColumn && !column.IsPassedOver);
        if (_featureColumns.Length == 0)
            throw new InvalidDataException($"'{path}': expected columns beside '{classColumn}' to predict it from, found none");
    }

    public override bool IsEmpty => _classes.Count == 0;

    public override void Add(ReadOnlySpan<float> row)
    {
        foreach (var column in _featureColumns)
            _features.Add(row[column]);
        _classes.Add((long)row[_classColumn]);
    }

    /// <exception cref="InvalidDataException">All rows are of one class.</exception>
    public ClassTable ToTable()
    {
        var met = ((ClassColumn)Columns[_classColumn]).Classes;
        if (met.Count < 2)
            throw new InvalidDataException($"'{_path}': expected at least two classes in '{Columns[_classColumn].Name}', found '{met[0]}' in all {_classes.Count} rows");
        var ordered = _classesAreKnown ? met : InOrder(met);
        var numbers = ordered.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => (long)pair.number);
        var targets = _classes.Select(number => numbers[met[(int)number]]).ToArray();
        return new ClassTable(new Examples(ToMatrix(_features, _featureColumns.Length), tensor(targets)), Names(_featureColumns), ordered);
    }

    private static Column Feature(Column column, ClassColumnOptions options) => column with
    {
        IsPassedOver = options.Without.Contains(column.Name),
        ForText = "; leave a column of text out by naming it in Without, or write a column of 0 and 1 for each of its values",
    };

    /// <summary>Whole numbers by their size, all else letter by letter: the same order on every machine, whatever comes first in the file.</summary>
    private static string[] InOrder(IReadOnlyList<string> names) =>
        names.All(name => long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            ? [.. names.OrderBy(name => long.Parse(name, CultureInfo.InvariantCulture)).ThenBy(name => name, StringComparer.Ordinal)]
            : [.. names.Order(StringComparer.Ordinal)];

    private void Find(string name)
    {
        if (Columns.All(column => column.Name != name))
            throw new InvalidDataException(
                $"'{_path}': expected a column '{name}', found {string.Join(", ", Columns.Take(MostNamed).Select(column => column.Name))}{(Columns.Count > MostNamed ? ", …" : "")}");
    }
}
