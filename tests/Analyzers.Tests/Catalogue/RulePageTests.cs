using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>The programs on the pages of the rules do what the pages say.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> Pages => [.. RulePage.All];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_wrong_program_is_reported_where_it_says_so(string page)
    {
        var wrong = RulePage.Read(page).Wrong;
        Assert.Equal(RulePage.Announced(wrong), await FindingsAsync(wrong));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_first_fix_if_there_is_one_makes_the_right_program_of_it(string page)
    {
        var (rule, wrong, right, _) = RulePage.Read(page);
        var program = await TestProgram.CreateAsync(wrong, ProgramOptions.Default);
        var finding = (await program.FindingsAsync(RulesUnderTest.Shipped)).First(finding => finding.Id == rule);
        if (RulesUnderTest.Shipped.CreateFixesOf(rule).IsEmpty)
            return;
        var fix = (await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped))[0];
        var repaired = await LightBulb.ApplyAsync(program.Project, fix);

        foreach (var file in right)
        {
            var text = await repaired.Documents.Single(document => document.Name == file.Name).GetTextAsync(TestContext.Current.CancellationToken);
            Assert.Equal(RulePage.CodeOf(file.Text), RulePage.CodeOf(text.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_right_program_is_silent(string page) => Assert.Empty(await FindingsAsync(RulePage.Read(page).Right));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_program_of_the_exception_is_silent_and_would_not_be_without_its_pragma(string page)
    {
        var (rule, _, _, suppressed) = RulePage.Read(page);

        Assert.Empty(await FindingsAsync([suppressed]));
        Assert.NotEmpty(await FindingsAsync([Regex.Replace(suppressed, $"#pragma warning disable {rule}.*", "")]));
    }

    private static async Task<IEnumerable<string>> FindingsAsync(IEnumerable<SourceFile> files)
    {
        var program = await TestProgram.CreateAsync(files, ProgramOptions.Default);
        Assert.DoesNotContain(program.Compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return (await program.FindingsAsync(RulesUnderTest.Shipped)).Select(Describe).Order(StringComparer.Ordinal);
    }

    private static string Describe(Diagnostic finding)
    {
        var span = finding.Location.GetLineSpan();
        return $"{finding.Id} at {span.Path}:{span.StartLinePosition.Line + 1}";
    }
}
