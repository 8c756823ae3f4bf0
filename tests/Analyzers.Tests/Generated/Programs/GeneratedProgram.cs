namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A training program, what was decided to make it, and, by the marks in its text, what the rules say of it.</summary>
/// <param name="Recipe">Makes the same program again.</param>
/// <param name="Name">Its namespace, and the folder of its files.</param>
internal sealed record GeneratedProgram(
    Recipe Recipe,
    string Name,
    IReadOnlyList<(string Path, string Text)> Files,
    string? Rule,
    IReadOnlyList<KeyValuePair<string, string>> Choices)
{
    /// <summary>Whether it must be compiled by itself: what changes under names that nobody follows may be anybody's.</summary>
    public bool IsAlone { get; init; }

    public string Text => string.Join("\n", Files.Select(file => $"// ---- {file.Path}\n{file.Text}"));

    public override string ToString() =>
        $"{Recipe}\n{string.Join("; ", Choices.Select(choice => $"{choice.Key}: {choice.Value}"))}\n{Text}";
}

/// <summary>A seed, and the decisions that are not left to it.</summary>
internal sealed record Recipe(long Seed, IReadOnlyDictionary<string, string> Fixed)
{
    public static Recipe Of(long seed) => new(seed, new Dictionary<string, string>());

    public Recipe With(string dimension, string option) => this with { Fixed = new Dictionary<string, string>(Fixed) { [dimension] = option } };

    public override string ToString() => $"seed {Seed}" + (Fixed.Count == 0 ? "" : ", simplified");
}
