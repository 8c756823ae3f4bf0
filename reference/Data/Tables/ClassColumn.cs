namespace TorchSharp.Reference.Data.Tables;

/// <summary>The column that names each row's class. A value is the number of its name, in the order in which names are met.</summary>
/// <param name="Name">Its name.</param>
internal sealed record ClassColumn(string Name) : Column(Name)
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly bool _areKnown;

    /// <param name="name">Its name.</param>
    /// <param name="known">The classes that there are, in the order of their numbers; null where the file decides.</param>
    public ClassColumn(string name, IReadOnlyList<string>? known)
        : this(name)
    {
        _areKnown = known is not null;
        foreach (var of in known ?? [])
            _numbers.Add(of, _numbers.Count);
    }

    /// <summary>The classes that are known or were met, by number.</summary>
    public IReadOnlyList<string> Classes => [.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public override float Parse(string text, TextLine line, int position)
    {
        if (IsMissing(text))
            throw line.Expected($"a class in '{Name}'; rows without a class must be completed or removed first", position, text);
        if (_numbers.TryGetValue(text, out var number))
            return number;
        if (_areKnown)
            throw line.Expected($"one of the {_numbers.Count} classes {string.Join(", ", Classes.Take(5))}{(Classes.Count > 5 ? ", …" : "")} in '{Name}'", position, text);
        _numbers.Add(text, _numbers.Count);
        return _numbers.Count - 1;
    }
}
