using Microsoft.CodeAnalysis.Diagnostics;
using RuleCatalog.Checks;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>What every rule must have by hand is missed when it is not there.</summary>
public sealed class RuleFilesTests : IDisposable
{
    private readonly SubjectRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_complete_rule_has_no_problem() => Assert.Empty(RuleFiles.Problems(SubjectRepository.Rules, _repository.Files));

    [Theory]
    [InlineData("analyzers/Losses/TSA1102_Second.cs", "TSA1102 has no analyzer at analyzers/Losses/TSA1102_Second.cs.")]
    [InlineData("tests/Analyzers.Tests/Losses/TSA1102_SecondTests.cs", "TSA1102 has no tests: no file TSA1102_Second*.cs under tests/Analyzers.Tests.")]
    [InlineData("docs/rules/TSA1102.md", "TSA1102 has no page at docs/rules/TSA1102.md.")]
    [InlineData("docs/zh-Hans/rules/TSA1102.md", "TSA1102 has no page at docs/zh-Hans/rules/TSA1102.md.")]
    public void A_missing_file_is_missed(string path, string problem)
    {
        _repository.Delete(path);
        Assert.Equal([problem], RuleFiles.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_page_carries_the_rules_title()
    {
        _repository.Files.Write("docs/rules/TSA1102.md", "# TSA1102: Another\n\nText.\n");
        Assert.Equal(
            ["docs/rules/TSA1102.md is headed '# TSA1102: Another'; the rule's title is 'Second'."],
            RuleFiles.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_page_says_what_to_do_about_a_wrong_finding()
    {
        _repository.Files.Write("docs/rules/TSA1102.md", "# TSA1102: Second\n\nText.\n");
        Assert.Equal(
            ["docs/rules/TSA1102.md does not say what to do about a wrong finding: it has no link to ../wrong-finding.md."],
            RuleFiles.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_page_without_a_rule_is_named()
    {
        _repository.Files.Write("docs/zh-Hans/rules/TSA1199.md", "");
        Assert.Equal(["docs/zh-Hans/rules/TSA1199.md is the page of no rule."], RuleFiles.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_class_is_named_after_its_rule_and_the_help_link_is_its_page()
    {
        var problems = Problems(new Unnamed(), new TSA1102_Second());
        Assert.Contains("TSA1101 is reported by 'Unnamed', whose name does not begin with 'TSA1101_'.", problems);
        Assert.Contains("TSA1101 has the help link 'https://example.org', which is not its page.", problems);
    }

    [Fact]
    public void A_class_reports_one_rule() =>
        Assert.Contains("'TSA1104_Both' reports TSA1104, TSA1105; a class reports one rule.", Problems(new TSA1104_Both()));

    [Fact]
    public void A_rule_has_one_class() =>
        Assert.Contains("TSA1101 is reported by 'TSA1101_First', 'Unnamed'; an ID has one class.", Problems(new TSA1101_First(), new Unnamed()));

    private List<string> Problems(params DiagnosticAnalyzer[] rules) =>
        [.. RuleFiles.Problems(RuleCatalog.Catalog.Of(rules, []), _repository.Files)];
}
