using System.Globalization;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What the rules say of generated programs, whose mistakes are known by how they were made.</summary>
internal sealed class RecallBars(int programs = RecallBars.Usual, int seed = 1) : IBars
{
    private const int Usual = 600;
    private const int Shown = 12;

    public string Command => "recall";

    public string Summary => $"mistakes found in generated programs, and false alarms; --programs N ({Usual}), --seed S (1)";

    /// <returns>Null where an option has no number.</returns>
    public static RecallBars? Read(string[] options) =>
        NumberAfter("--programs", options, Usual) is > 0 and var programs && NumberAfter("--seed", options, 1) is { } seed ? new(programs, seed) : null;

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var tally = RecallTally.OfAsync(ProgramSeries.First(programs, seed, withConstructs: true), CancellationToken.None).GetAwaiter().GetResult();
        details.Write($"{programs} programs, the first of seed {seed}: {tally}");
        foreach (var trouble in new[] { tally.FalseAlarms, tally.Crashes, tally.CompileErrors }.SelectMany(all => all.Take(Shown)))
            details.WriteLine(trouble);
        yield return new("generated programs: share of the mistakes that is found", tally.Recall, RecallTally.LeastRecall) { IsLeast = true };
        yield return new("generated programs: false alarms", tally.FalseAlarms.Count, 0);
        yield return new("generated programs: crashes", tally.Crashes.Count, 0);
        yield return new("generated programs: errors of the compiler", tally.CompileErrors.Count, 0);
    }

    private static int? NumberAfter(string name, string[] options, int usual)
    {
        var place = Array.IndexOf(options, name);
        if (place < 0)
            return usual;
        return int.TryParse(options.ElementAtOrDefault(place + 1), CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
