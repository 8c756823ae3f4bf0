using CsCheck;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// Programs with a few tokens deleted, duplicated, swapped or replaced. The usual run takes the same ones each time;
/// a nightly one takes new ones, and CsCheck prints the seed of a failure and looks for a smaller one.
/// </summary>
public sealed class TokenEditTests
{
    private const int Usual = 50;

    private static readonly Gen<(int Program, int File, TokenEdit[] Edits)> Damaged =
        Gen.Select(Gen.Int[0, FuzzedPrograms.All.Count - 1], Gen.Int[0, 7], TokenEdit.Any.Array[1, 4]);

    [Fact]
    public async Task No_edit_makes_a_rule_throw()
    {
        if (ProgramSeries.IsNightly)
            await SampleAsync(seed: null, ProgramSeries.Count(Usual));
        for (var number = 0U; number < Usual; number++)
            await SampleAsync(new PCG(number, number).ToString(), iterations: 1);
    }

    private static Task SampleAsync(string? seed, int iterations) => Damaged.SampleAsync(
        async damage => Assert.Null(await BrokenCode.FailureAsync(Files(damage), TestContext.Current.CancellationToken)),
        seed: seed,
        iter: iterations,
        threads: 2,
        print: damage => string.Join("\n", Files(damage).Select(file => $"// ---- {file.Path}\n{file.Text}")));

    private static IEnumerable<(string Path, string Text)> Files((int Program, int File, TokenEdit[] Edits) damage)
    {
        var files = FuzzedPrograms.All[damage.Program];
        return files.Select((file, index) =>
            index == damage.File % files.Count ? (file.Path, TokenEdit.Apply(file.Text, damage.Edits)) : file);
    }
}
