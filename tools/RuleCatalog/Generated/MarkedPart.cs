namespace RuleCatalog.Generated;

/// <summary>The part of a page, between two comments, that is generated; the rest is written by hand.</summary>
internal static class MarkedPart
{
    private const string Begin = "<!-- rules: written by tools/RuleCatalog -->\n";
    private const string End = "<!-- /rules -->";

    public static string Replace(string page, string part)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"The page has no part between '{Begin.TrimEnd()}' and '{End}'.");
        return page[..(begin + Begin.Length)] + part + page[end..];
    }
}
