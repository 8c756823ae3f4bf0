namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Words that are looked for in a text, in one pass.</summary>
internal sealed class WordList
{
    private readonly ILookup<char, string> _byStart;
    private readonly HashSet<string> _words;

    public WordList(IReadOnlyList<string> words)
    {
        _words = new(words, StringComparer.Ordinal);
        _byStart = _words.ToLookup(static word => word[0]);
    }

    public bool Has(string word) => _words.Contains(word);

    public WordList With(IEnumerable<string> others) => new([.. _words, .. others]);

    /// <summary>Where they stand as whole words: in names, and in strings and comments as well.</summary>
    public List<(string Text, int Position)> In(string text)
    {
        var found = new List<(string, int)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsPart(text[at]))
                continue;
            var end = at + 1;
            while (end < text.Length && IsPart(text[end]))
                end++;
            if (WordAt(text, at, end - at) is { } word)
                found.Add((word, at));
            at = end;
        }

        return found;
    }

    private string? WordAt(string text, int at, int length)
    {
        foreach (var word in _byStart[text[at]])
        {
            if (word.Length == length && string.CompareOrdinal(text, at, word, 0, length) == 0)
                return word;
        }

        return null;
    }

    private static bool IsPart(char letter) => letter == '_' || char.IsLetterOrDigit(letter);
}
