using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using TorchSharp.Reference.Losses;
using Xunit;

namespace TorchSharp.Reference.Tests.Losses;

/// <summary>What docs/cross-entropy.md shows is so, in both languages.</summary>
public partial class CrossEntropyPageTests
{
    private static readonly Assembly Tests = typeof(CrossEntropyPageTests).Assembly;

    private static readonly string Docs = Path.Combine(
        Tests.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!, "docs");

    public static TheoryData<string> Pages { get; } = ["cross-entropy.md", "zh-Hans/cross-entropy.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_table_of_rounding_is_what_float32_does(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(Docs, page));
        var head = Array.FindIndex(lines, line => line.StartsWith(@"| \|z\| |", StringComparison.Ordinal));

        Assert.Equal(NumericsLines(), lines.Skip(head + 2).TakeWhile(line => line.StartsWith('|')));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_programs_compile_and_no_rule_complains(string page)
    {
        var programs = CSharp().Matches(await File.ReadAllTextAsync(Path.Combine(Docs, page), TestContext.Current.CancellationToken));
        Assert.NotEmpty(programs);
        foreach (Match program in programs)
        {
            var compiled = await TestProgram.CreateAsync([new SourceFile("Page.cs", program.Groups["code"].Value)], ProgramOptions.Default);
            var found = compiled.Compilation.GetDiagnostics(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Empty(await compiled.FindingsAsync(RulesUnderTest.Shipped));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Its_links_lead_somewhere(string page)
    {
        var file = Path.Combine(Docs, page);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var links = Link().Matches(text).Select(link => link.Groups["to"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)), link));
    }

    private static IEnumerable<string> NumericsLines()
    {
        var rows = NumericsTable.Compute();
        return NumericsTable.Magnitudes.Select(magnitude =>
        {
            var ofOne = rows.Where(row => Math.Abs(row.Logit) == magnitude).ToList();
            return $"| {magnitude} | {Cell(ofOne[0].Stable)} | {string.Join(" | ", ofOne.Select(row => Cell(row.Naive)))} |";
        });
    }

    private static string Cell(LossAndGradient value) => $"{Number(value.Loss)}, {Number(value.Gradient)}";

    private static string Number(double value)
    {
        // Adding 0 makes the negative zero that a tiny number is rounded to a plain one.
        var rounded = Math.Round(value, 3) + 0;
        return double.IsInfinity(value) ? "∞" : rounded.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\]\((?!https?:)(?<to>[^)#]+)[^)]*\)")]
    private static partial Regex Link();
}
