using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Everything that a user can see of a diagnostic, as a line of text, so that two runs can be compared.</summary>
internal static class Finding
{
    public static ImmutableArray<string> Describe(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(Describe).Order(StringComparer.Ordinal)];

    public static string Describe(Diagnostic diagnostic)
    {
        var also = diagnostic.AdditionalLocations.Select(location => $"\n      also {Place(location)}");
        var properties = diagnostic.Properties.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"\n      {pair.Key} = {pair.Value}");
        return $"{Place(diagnostic.Location)} {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}"
            + string.Concat(also) + string.Concat(properties);
    }

    private static string Place(Location location)
    {
        var span = location.GetLineSpan();
        return location.IsInSource
            ? $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})-"
                + $"({span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})"
            : "no place";
    }
}
