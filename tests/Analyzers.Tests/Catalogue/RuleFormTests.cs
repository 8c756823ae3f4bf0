using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Rules;
using static TorchSharp.Analyzers.Tests.Catalogue.ShippedRules;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>Every rule has the same form: one search for its ID finds its class, its texts and its pages.</summary>
public sealed partial class RuleFormTests
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;
    private static readonly CultureInfo Chinese = new("zh-Hans");

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void The_class_is_named_by_its_id(Type analyzer)
    {
        Assert.Matches(@"^TSA\d{4}_[A-Z][A-Za-z]+$", analyzer.Name);
        Assert.StartsWith(DescriptorOf(analyzer).Id + "_", analyzer.Name, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void The_file_stands_in_the_folder_of_its_family(Type analyzer)
    {
        var family = RuleFamily.Of(DescriptorOf(analyzer).Id);
        RequireFile("analyzers", family, $"{analyzer.Name}.cs");
    }

    [Fact]
    public void No_two_rules_share_an_id()
    {
        var ids = RulesUnderTest.Shipped.AnalyzerTypes.Select(analyzer => DescriptorOf(analyzer).Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void The_rule_is_a_warning_or_advice_and_only_advice_may_be_off(Type analyzer)
    {
        var rule = DescriptorOf(analyzer);
        Assert.True(rule.IsEnabledByDefault || rule.DefaultSeverity == DiagnosticSeverity.Info);
        Assert.Contains(rule.DefaultSeverity, new[] { DiagnosticSeverity.Warning, DiagnosticSeverity.Info });
        Assert.Equal(RuleFamily.Of(rule.Id), rule.Category);
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void Title_and_message_speak_both_languages(Type analyzer)
    {
        foreach (var text in new[] { DescriptorOf(analyzer).Title, DescriptorOf(analyzer).MessageFormat })
        {
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", text.ToString(English));
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text.ToString(Chinese));
        }
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void Both_languages_name_the_same_things(Type analyzer)
    {
        var message = DescriptorOf(analyzer).MessageFormat;
        Assert.Equal(Placeholders(message.ToString(English)), Placeholders(message.ToString(Chinese)));
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public void The_help_link_leads_to_a_page_in_both_languages(Type analyzer)
    {
        var rule = DescriptorOf(analyzer);
        Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        RequireFile("docs", "rules", $"{rule.Id}.md");
        RequireFile("docs", "zh-Hans", "rules", $"{rule.Id}.md");
    }

    private static void RequireFile(params string[] path) =>
        Assert.True(File.Exists(Path.Combine([BuildFacts.RepositoryRoot, .. path])), $"{string.Join('/', path)} is missing.");

    private static IEnumerable<string> Placeholders(string message) => PlaceholderPattern().Matches(message).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex PlaceholderPattern();
}
