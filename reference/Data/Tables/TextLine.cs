namespace TorchSharp.Reference.Data.Tables;

/// <summary>A line of a text file, taken apart from left to right; it knows its place, for messages.</summary>
/// <param name="path">The file.</param>
/// <param name="number">The line's number in the file, from 1.</param>
/// <param name="text">Its text, without the line break.</param>
internal sealed class TextLine(string path, int number, string text)
{
    private const int LongestQuotation = 40;

    public int Number { get; } = number;

    public int Position { get; private set; }

    public bool AtEnd => Position == text.Length;

    /// <summary>The next character, or NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : text[Position];

    public bool IsBlank => string.IsNullOrWhiteSpace(text);

    /// <param name="except">A blank that means something, and is not skipped.</param>
    public TextLine SkipBlanks(char except = '\0')
    {
        while (!AtEnd && char.IsWhiteSpace(Current) && Current != except)
            Position++;
        return this;
    }

    public char TakeOne() => text[Position++];

    public bool TryTake(char expected)
    {
        if (AtEnd || Current != expected)
            return false;

        Position++;
        return true;
    }

    /// <summary>What stands before the first of <paramref name="stops"/>, or before the end, without blanks at its end.</summary>
    public string TakeUntil(ReadOnlySpan<char> stops)
    {
        var rest = text.AsSpan(Position);
        var length = rest.IndexOfAny(stops);
        var taken = length < 0 ? rest : rest[..length];
        Position += taken.Length;
        return taken.TrimEnd().ToString();
    }

    public string TakeWord()
    {
        var start = Position;
        while (!AtEnd && !char.IsWhiteSpace(Current))
            Position++;
        return text[start..Position];
    }

    /// <summary>The error that says what should stand here; what does stand here is quoted.</summary>
    public InvalidDataException Expected(string expected) => Expected(expected, Position, text[Position..].Trim());

    /// <inheritdoc cref="Expected(string)"/>
    /// <param name="expected">What should stand there.</param>
    /// <param name="position">Where, from 0.</param>
    /// <param name="found">What stands there; empty for the end of the line.</param>
    public InvalidDataException Expected(string expected, int position, string found) =>
        new($"'{path}', line {Number}, column {position + 1}: expected {expected}, found {Quote(found)}");

    private static string Quote(string found) => found.Length switch
    {
        0 => "the end of the line",
        > LongestQuotation => $"'{found[..LongestQuotation]}…'",
        _ => $"'{found}'",
    };
}
