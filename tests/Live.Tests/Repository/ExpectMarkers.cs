using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>The findings that a sample announces: <c>// expect: TSA1001</c>, or several IDs with commas, at the end of the line.</summary>
internal static partial class ExpectMarkers
{
    public static IEnumerable<(int Line, string Id)> In(string text)
    {
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            foreach (var id in Marker().Matches(content).SelectMany(match => match.Groups["id"].Captures))
                yield return (line, id.Value);
        }
    }

    [GeneratedRegex(@"// expect:(\s*(?<id>TSA\d{4}),?)+\s*$")]
    private static partial Regex Marker();
}
