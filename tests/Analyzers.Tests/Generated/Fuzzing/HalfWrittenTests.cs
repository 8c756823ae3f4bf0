using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// A half-written statement in a program that is whole otherwise: no finding comes that was not there before, and one stays unless what is
/// half-written may change what is judged.
/// </summary>
public sealed partial class HalfWrittenTests
{
    /// <summary>Of all places at which a statement can be half-written, every so many is tried in the usual run.</summary>
    private static readonly int Step = ProgramSeries.IsNightly ? 7 : 997;

    [Fact]
    public async Task Nothing_is_reported_that_was_not_reported_before() =>
        Assert.Empty(await FailuresAsync(
            program => from tree in program.Program.SyntaxTrees
                       from statement in Disturbance.StatementsIn(tree)
                       from line in HalfWritten.Statements.Concat(HalfWritten.Ended)
                       select new Disturbance(tree.FilePath, statement.First, line),
            async (program, disturbance) => (await program.WithAsync(disturbance)).Come,
            Step));

    [Fact]
    public async Task What_is_written_after_the_loss_takes_no_finding_away() =>
        Assert.Empty(await FailuresAsync(
            program => from finding in program.Findings
                       from after in AfterStatementAt(program, finding.Place)
                       from line in HalfWritten.Ended
                       select new Disturbance(finding.Place.Path, after, line),
            async (program, disturbance) => (await program.WithAsync(disturbance)).Gone,
            ProgramSeries.IsNightly ? 5 : 97));

    [Fact]
    public async Task What_is_written_before_the_loss_takes_no_finding_away_unless_it_may_touch_what_is_judged() =>
        Assert.Empty(await FailuresAsync(
            program => from finding in program.Findings
                       from line in HalfWritten.Ended
                       from before in StatementAt(program, finding.Place)
                       select new Disturbance(finding.Place.Path, before, line),
            async (program, disturbance) => (await program.WithAsync(disturbance)).Gone,
            ProgramSeries.IsNightly ? 5 : 97));

    [Fact]
    public async Task What_may_touch_what_is_judged_takes_the_finding_away() =>
        Assert.Empty(await FailuresAsync(
            program => from finding in program.Findings
                       where Name().IsMatch(finding.Text)
                       from before in StatementAt(program, finding.Place)
                       from line in HalfWritten.Touching(finding.Text)
                       select new Disturbance(finding.Place.Path, before, line),
            async (program, disturbance) =>
            {
                var (gone, _) = await program.WithAsync(disturbance);
                return program.Findings.Select(finding => finding.Place).Where(place => place.Path == disturbance.Path && place.Line == disturbance.At).Except(gone);
            },
            ProgramSeries.IsNightly ? 3 : 97));

    private static IEnumerable<int> StatementAt(DisturbedProgram program, Place place) =>
        StatementsAround(program, place).Select(statement => statement.First).Take(1);

    private static IEnumerable<int> AfterStatementAt(DisturbedProgram program, Place place) =>
        StatementsAround(program, place).Select(statement => statement.After).Take(1);

    private static IEnumerable<(int First, int After)> StatementsAround(DisturbedProgram program, Place place) =>
        Disturbance.StatementsIn(program.Program.SyntaxTrees.Single(tree => tree.FilePath == place.Path))
            .Where(statement => statement.First <= place.Line && place.Line < statement.After).Reverse();

    private static async Task<IEnumerable<string>> FailuresAsync(
        Func<DisturbedProgram, IEnumerable<Disturbance>> disturbances, Func<DisturbedProgram, Disturbance, Task<IEnumerable<Place>>> faults, int step)
    {
        var failures = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(FuzzedPrograms.All.Index(), TestContext.Current.CancellationToken, async (files, _) =>
        {
            var program = await DisturbedProgram.OfAsync(files.Item);
            foreach (var disturbance in disturbances(program).Where((_, index) => (index + files.Index) % step == 0))
            {
                if ((await faults(program, disturbance)).FirstOrDefault() is { Rule: not null } fault)
                    failures.Add($"{fault}: {disturbance}");
            }
        });
        return failures.Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("^[a-z][A-Za-z]*$")]
    private static partial Regex Name();
}
