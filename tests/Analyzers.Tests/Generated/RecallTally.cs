using System.Globalization;
using System.Text;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Adds up expectation and findings over batches of programs, and says which decisions the missed programs share.</summary>
internal sealed class RecallTally
{
    /// <summary>The bar: of a hundred mistakes, at most one goes unseen.</summary>
    public const double LeastRecall = 0.99;

    private const int Shown = 25;
    private const int BatchSize = 100;

    private readonly List<string> _compileErrors = [];
    private readonly List<string> _crashes = [];
    private readonly List<string> _falseAlarms = [];
    private readonly List<GeneratedProgram> _found = [];
    private readonly List<(GeneratedProgram Program, IReadOnlyList<Place> Places)> _missed = [];

    public IReadOnlyList<string> CompileErrors => _compileErrors;

    public IReadOnlyList<string> Crashes => _crashes;

    /// <summary>Findings that no mark asks for, with their programs.</summary>
    public IReadOnlyList<string> FalseAlarms => _falseAlarms;

    /// <summary>The share of programs with a mistake in which every mark was found.</summary>
    public double Recall => (double)_found.Count / Math.Max(1, _found.Count + _missed.Count);

    public IEnumerable<GeneratedProgram> Missed => _missed.Select(missed => missed.Program);

    public static async Task<RecallTally> OfAsync(IEnumerable<GeneratedProgram> programs, CancellationToken cancellation)
    {
        var tally = new RecallTally();
        foreach (var batch in Batches(programs))
            tally.Add(batch, await new ProgramBatch(batch).AnalyzeAsync(cancellation));
        return tally;
    }

    private static IEnumerable<GeneratedProgram[]> Batches(IEnumerable<GeneratedProgram> programs)
    {
        var byKind = programs.ToLookup(program => program.IsAlone);
        return byKind[false].Chunk(BatchSize).Concat(byKind[true].Chunk(1));
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{_found.Count} of {_found.Count + _missed.Count} mistakes found ({Recall:P2}), {_falseAlarms.Count} false alarms");
        foreach (var (choice, missed, found) in SharedChoices().Take(Shown))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {missed,4} missed, {found,4} found with {choice.Key}: {choice.Value}");
        foreach (var (program, places) in _missed.Take(Shown))
            text.AppendLine(CultureInfo.InvariantCulture, $"missed {string.Join(", ", places)} in {program.Recipe}");
        return text.ToString();
    }

    private void Add(IEnumerable<GeneratedProgram> programs, BatchFindings findings)
    {
        _compileErrors.AddRange(findings.CompileErrors);
        _crashes.AddRange(findings.Crashes);
        foreach (var program in programs)
            Add(program, findings.ByProgram[program.Name]);
    }

    private void Add(GeneratedProgram program, IEnumerable<Place> findings)
    {
        var (missed, alarms) = Expectations.Read(program).Compare(findings);
        _falseAlarms.AddRange(alarms.Select(alarm => $"{alarm} in {program}"));
        if (missed.Count > 0)
            _missed.Add((program, missed));
        else if (program.Rule is not null)
            _found.Add(program);
    }

    /// <summary>The decisions that stand behind most of the misses, the most telling first.</summary>
    private IEnumerable<(KeyValuePair<string, string> Choice, int Missed, int Found)> SharedChoices()
    {
        var found = _found.SelectMany(program => program.Choices.Distinct()).CountBy(choice => choice).ToDictionary();
        return
            from choice in Missed.SelectMany(program => program.Choices.Distinct()).CountBy(choice => choice)
            let foundToo = found.GetValueOrDefault(choice.Key)
            orderby (double)choice.Value / (choice.Value + foundToo + 2) descending, choice.Value descending
            select (choice.Key, choice.Value, foundToo);
    }
}
