namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// The decisions behind one program. Each dimension draws from the seed by its own name, so that fixing one decision,
/// as shrinking does, leaves all others as they were.
/// </summary>
internal sealed class Choices(long seed, IReadOnlyDictionary<string, string> fixedChoices)
{
    /// <summary>Stands, as a fixed choice, for the first option of a dimension.</summary>
    public const string Simplest = "";

    private readonly List<KeyValuePair<string, string>> _made = [];

    /// <summary>What was decided, in order: dimension and option.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Made => _made;

    /// <summary>One of the options; the first is the simplest, and shrinking tries it first.</summary>
    public T Pick<T>(string dimension, IReadOnlyList<Option<T>> options)
    {
        var option = Fixed(dimension, options) ?? options[(int)(Draw(dimension) % (ulong)options.Count)];
        _made.Add(KeyValuePair.Create(dimension, option.Name));
        return option.Value;
    }

    public T Pick<T>(string dimension, params (string Name, T Value)[] options) =>
        Pick<T>(dimension, [.. options.Select(option => new Option<T>(option.Name, option.Value))]);

    public string PickName(string dimension, params string[] options) =>
        Pick<string>(dimension, [.. options.Select(option => new Option<string>(option, option))]);

    public bool Flip(string dimension) => PickName(dimension, "no", "yes") == "yes";

    private Option<T>? Fixed<T>(string dimension, IReadOnlyList<Option<T>> options)
    {
        if (!fixedChoices.TryGetValue(dimension, out var name))
            return null;
        return name == Simplest ? options[0] : options.FirstOrDefault(option => option.Name == name);
    }

    private ulong Draw(string dimension)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in dimension)
            hash = (hash ^ letter) * 1099511628211UL;
        return Mix(hash ^ Mix((ulong)seed));
    }

    /// <summary>The finaliser of SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

/// <summary>One way to decide, and the name under which tables and failures show it.</summary>
internal sealed record Option<T>(string Name, T Value);
