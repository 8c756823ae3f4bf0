using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A finding, as far as programs state it: rule, file and line (counted from 1).</summary>
internal readonly record struct Place(string Rule, string Path, int Line)
{
    public override string ToString() => $"{Rule} at {Path}:{Line}";
}

/// <summary>What the marks in a program's text demand.</summary>
/// <param name="Must">Each of these, exactly once.</param>
/// <param name="OneOf">At least one of these; all of a program belong together.</param>
internal sealed partial record Expectations(IReadOnlyList<Place> Must, IReadOnlyList<Place> OneOf)
{
    public static Expectations Read(GeneratedProgram program)
    {
        var marks = program.Files.SelectMany(Marks).ToList();
        return new([.. marks.Where(mark => mark.Must).Select(mark => mark.Place)], [.. marks.Where(mark => !mark.Must).Select(mark => mark.Place)]);
    }

    /// <summary>Where expectation and findings differ.</summary>
    public (IReadOnlyList<Place> Missed, IReadOnlyList<Place> FalseAlarms) Compare(IEnumerable<Place> findings)
    {
        var missed = Must.ToList();
        var alarms = findings.Where(finding => !missed.Remove(finding)).ToList();
        var found = alarms.RemoveAll(OneOf.Contains) > 0;
        if (OneOf.Count > 0 && !found)
            missed.Add(OneOf[^1]);
        return (missed, alarms);
    }

    private static IEnumerable<(Place Place, bool Must)> Marks((string Path, string Text) file) =>
        file.Text.Split('\n').SelectMany((line, index) => Mark().Matches(line).Select(match =>
            (new Place(match.Groups["rule"].Value, file.Path, index + 1), !match.Groups["may"].Success)));

    [GeneratedRegex(@"/\*(?<rule>TSA\d{4})(?<may>\?)?\*/")]
    private static partial Regex Mark();
}
