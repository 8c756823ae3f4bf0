using System.Text.RegularExpressions;

namespace PackagePages;

/// <summary>The links of a page, as paths from the repository's root.</summary>
internal static partial class Links
{
    public static IEnumerable<string> Of(string text, string page) => Relative().Matches(text).Select(link => Target(link, page));

    /// <param name="address">What to write for a path; null: the link stays as it is.</param>
    public static string Rewrite(string text, string page, Func<string, string?> address) =>
        Relative().Replace(text, link => address(Target(link, page)) is { } other ? $"]({other}{link.Groups["anchor"].Value})" : link.Value);

    /// <summary>Out of the files of the repository, to its issues say: on its site those are beside its pages.</summary>
    public static bool LeadsOut(string target) => target.StartsWith("../", StringComparison.Ordinal);

    /// <summary>A page's address is REPOSITORY/blob/REVISION/page, so two levels up is the repository itself.</summary>
    public static string Absolute(string address, string target) => new Uri(new Uri(address), target).AbsoluteUri;

    private static string Target(Match link, string page)
    {
        var parts = new Stack<string>();
        var above = 0;
        foreach (var part in $"{Path.GetDirectoryName(page)!.Replace('\\', '/')}/{link.Groups["path"].Value}".Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part != "..")
                parts.Push(part);
            else if (!parts.TryPop(out _))
                above++;
        }

        return string.Concat(Enumerable.Repeat("../", above)) + string.Join('/', parts.Reverse());
    }

    [GeneratedRegex(@"\]\((?![a-z]+:|#)(?<path>[^)#\s]+)(?<anchor>#[^)\s]*)?\)")]
    private static partial Regex Relative();
}
