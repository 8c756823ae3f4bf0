namespace TorchSharp.Reference.Data.Tables;

/// <summary>The lines of a text file, one after the other.</summary>
internal sealed class TextLines(string path) : IDisposable
{
    private readonly StreamReader _reader = new(path);

    public string Path { get; } = path;

    /// <summary>The number of the line that was read last, from 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <returns><see langword="null"/> after the last line.</returns>
    public TextLine? Next() => _reader.ReadLine() is { } text ? new TextLine(Path, ++Number, text) : null;

    /// <summary>The error that the file ends where something else should stand.</summary>
    public InvalidDataException Expected(string expected) =>
        new($"'{Path}', line {Number + 1}, column 1: expected {expected}, found the end of the file");

    public void Dispose() => _reader.Dispose();
}
