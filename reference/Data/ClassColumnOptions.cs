namespace TorchSharp.Reference.Data;

/// <summary>How a table is read, one of whose columns names the class.</summary>
public sealed record ClassColumnOptions
{
    /// <summary>What stands between two fields; a comma unless told.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>The names of columns that are left out: text, a row's number, whatever must not be learned from; none unless told.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>
    /// The classes in the order of their numbers, from 0: those of the training's table, when another file is to be read with the same
    /// numbers. Unless told, the file's own: whole numbers by their size, names by their letters.
    /// </summary>
    public IReadOnlyList<string>? Classes { get; init; }

    internal void Validate()
    {
        if (Classes is { } classes && (classes.Count < 2 || classes.Distinct().Count() < classes.Count))
            throw new ArgumentException($"expected at least two classes, each once, got [{string.Join(", ", classes)}]", nameof(Classes));
    }
}
