using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Takes the markup of expectations out of test sources: <c>[|…|]</c>, <c>{|TSA1001:…|}</c>, <c>{|#0:…|}</c>.</summary>
internal static class Markup
{
    private const string Unnamed = "";

    public static ImmutableArray<SourceFile> Strip(IEnumerable<SourceFile> files) => [.. files.Select(file => Strip(file))];

    /// <summary>Is a finding of this rule marked anywhere?</summary>
    public static bool Marks(IEnumerable<SourceFile> files, string rule) =>
        files.Any(file => Spans(file).Keys.Any(name => name is Unnamed || name == rule));

    private static SourceFile Strip(SourceFile file)
    {
        TestFileMarkupParser.GetSpans(file.Text, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return file with { Text = text };
    }

    private static ImmutableDictionary<string, ImmutableArray<TextSpan>> Spans(SourceFile file)
    {
        TestFileMarkupParser.GetSpans(file.Text, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        return spans;
    }
}
