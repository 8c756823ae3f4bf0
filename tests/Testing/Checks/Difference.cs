using System.Text;

namespace TorchSharp.Analyzers.Testing;

/// <summary>What one list of findings has and another has not.</summary>
internal static class Difference
{
    /// <summary>Null where both hold the same lines, each as often.</summary>
    public static string? Between(string expectedName, IEnumerable<string> expected, string actualName, IEnumerable<string> actual)
    {
        var missing = Subtract(expected, actual);
        var added = Subtract(actual, expected);
        if (missing.Count == 0 && added.Count == 0)
            return null;

        var text = new StringBuilder();
        Append(text, $"only in {expectedName}", missing);
        Append(text, $"only in {actualName}", added);
        return text.ToString();
    }

    private static List<string> Subtract(IEnumerable<string> from, IEnumerable<string> lines)
    {
        var rest = from.ToList();
        foreach (var line in lines)
            rest.Remove(line);
        return rest;
    }

    private static void Append(StringBuilder text, string title, List<string> lines)
    {
        foreach (var line in lines)
            text.Append("\n  ").Append(title).Append(":\n    ").Append(line);
    }
}
