using System.Text.RegularExpressions;

namespace PackagePages;

/// <summary>Parts of a page between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, which another page takes over with <c>&lt;!-- from README: name --&gt;</c>.</summary>
internal static partial class Parts
{
    public static string? Of(string page, string name) =>
        Part().Matches(page).FirstOrDefault(part => part.Groups["name"].Value == name)?.Groups["text"].Value;

    public static string Fill(string template, Func<string, string> part) => Place().Replace(template, place => part(place.Groups["name"].Value));

    [GeneratedRegex(@"^<!-- (?<name>[a-z-]+)(: [^>]*)? -->\n(?<text>.*?)^<!-- /\k<name> -->", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"^<!-- from README: (?<name>[a-z-]+) -->\n", RegexOptions.Multiline)]
    private static partial Regex Place();
}
