namespace RuleCatalog.Generated;

/// <summary>The part of a page, between two comments, that is generated; the rest is written by hand.</summary>
internal static class MarkedPart
{
    private const string Begin = "<!-- rules: written by tools/RuleCatalog -->\n";
    private const string End = "<!-- /rules -->";

    public static string Replace(string page, string part) => Replace(page, part, Begin, End);

    /// <param name="first">The comment that the part follows, with its line feed.</param>
    /// <param name="last">The comment that follows the part.</param>
    public static string Replace(string page, string part, string first, string last)
    {
        var begin = page.IndexOf(first, StringComparison.Ordinal);
        var end = page.IndexOf(last, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"The page has no part between '{first.TrimEnd()}' and '{last}'.");
        return page[..(begin + first.Length)] + part + page[end..];
    }
}
