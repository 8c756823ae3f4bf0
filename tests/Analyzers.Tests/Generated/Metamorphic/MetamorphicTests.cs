using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Writing a program otherwise changes no finding, and moves none that still has its line.</summary>
public sealed class MetamorphicTests(MetamorphicBaseline baseline) : IClassFixture<MetamorphicBaseline>
{
    public static TheoryData<string> Transformations => [.. Transformation.All.Select(transformation => transformation.ToString())];

    [Theory]
    [MemberData(nameof(Transformations))]
    public async Task Findings_stay(string name)
    {
        var transformation = Transformation.All.Single(candidate => candidate.ToString() == name);
        var compilation = transformation.Apply(baseline.Compilation);
        var findings = await ProgramBatch.FindAsync(compilation, TestContext.Current.CancellationToken);

        Assert.True(findings.CompileErrors.Count == 0, string.Join("\n", findings.CompileErrors.Take(5)));
        Assert.Empty(findings.Crashes);
        var changed = baseline.Programs.Where(program => !Told(findings, program).SequenceEqual(Told(baseline.Findings, program))).ToList();
        Assert.True(changed.Count == 0, Describe(changed, findings, compilation));

        IEnumerable<string> Told(BatchFindings from, string program) =>
            from.ByProgram[program].Select(place => transformation.KeepsLines ? place.ToString() : place.Rule).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void The_programs_have_findings_to_lose() =>
        Assert.True(baseline.Programs.Count(program => baseline.Findings.ByProgram[program].Any()) > baseline.Programs.Count / 3);

    [Theory]
    [MemberData(nameof(Transformations))]
    public void A_transformation_changes_many_files(string name)
    {
        var transformation = Transformation.All.Single(candidate => candidate.ToString() == name);
        var before = TextOf(baseline.Compilation);
        var changed = TextOf(transformation.Apply(baseline.Compilation)).Count(after => !before.Contains(after));
        Assert.True(changed >= 20, $"{changed} files changed");
    }

    private static HashSet<string> TextOf(CSharpCompilation compilation) => [.. compilation.SyntaxTrees.Select(tree => tree.ToString())];

    private string Describe(List<string> changed, BatchFindings findings, CSharpCompilation compilation) =>
        $"{changed.Count} programs changed: {string.Join(", ", changed)}\n\n" + string.Join("\n\n", changed.Take(12).Select(program =>
            $"{program}: before {string.Join(", ", baseline.Findings.ByProgram[program])}; after {string.Join(", ", findings.ByProgram[program])}\n"
            + string.Join("\n", Trees(compilation, program).Select(tree => $"// ---- {tree.FilePath}\n{tree}"))));

    private static IEnumerable<SyntaxTree> Trees(CSharpCompilation compilation, string program) =>
        compilation.SyntaxTrees.Where(tree => ProgramBatch.ProgramOf(tree.FilePath) == program);
}
