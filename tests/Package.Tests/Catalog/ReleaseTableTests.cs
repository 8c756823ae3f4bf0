using RuleCatalog.Generated;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>Release tracking: what a release adds, changes and removes.</summary>
public sealed class ReleaseTableTests : IDisposable
{
    private readonly SubjectRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Rules_that_were_never_shipped_are_new() => Assert.EndsWith(
        """

        ### New Rules

        Rule ID | Category | Severity | Notes
        --------|----------|----------|------
        TSA1101 | Losses | Warning | TSA1101_First
        TSA1102 | Losses | Info | TSA1102_Second

        """.ReplaceLineEndings("\n"),
        Unshipped(""),
        StringComparison.Ordinal);

    [Fact]
    public void Nothing_is_listed_when_all_is_as_it_was_shipped() => Assert.DoesNotContain(
        "TSA", Unshipped(ShippedTable("1.0.0", "New Rules", "TSA1101 | Losses | Warning |", "TSA1102 | Losses | Info |")), StringComparison.Ordinal);

    [Fact]
    public void A_severity_that_differs_from_the_shipped_one_is_a_change() => Assert.EndsWith(
        """

        ### Changed Rules

        Rule ID | New Category | New Severity | Old Category | Old Severity | Notes
        --------|--------------|--------------|--------------|--------------|------
        TSA1102 | Losses | Info | Losses | Warning | TSA1102_Second

        """.ReplaceLineEndings("\n"),
        Unshipped(ShippedTable("1.0.0", "New Rules", "TSA1101 | Losses | Warning |", "TSA1102 | Losses | Warning |")),
        StringComparison.Ordinal);

    [Fact]
    public void A_later_release_overrides_an_earlier_one() => Assert.DoesNotContain(
        "TSA",
        Unshipped(
            ShippedTable("1.0.0", "New Rules", "TSA1101 | Losses | Warning |", "TSA1102 | Losses | Warning |")
            + ShippedTable("1.1.0", "Changed Rules", "TSA1102 | Losses | Info | Losses | Warning |")),
        StringComparison.Ordinal);

    [Fact]
    public void A_shipped_rule_that_is_gone_is_removed_once()
    {
        var shipped = ShippedTable("1.0.0", "New Rules", "TSA1001 | Losses | Warning |", "TSA1101 | Losses | Warning |", "TSA1102 | Losses | Info |");
        Assert.EndsWith("TSA1001 | Losses | Warning |\n", Unshipped(shipped), StringComparison.Ordinal);
        Assert.DoesNotContain("TSA1001", Unshipped(shipped + ShippedTable("2.0.0", "Removed Rules", "TSA1001 | Losses | Warning |")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_off_by_default_is_tracked_as_disabled() => Assert.Contains(
        "TSA1103 | Losses | Disabled | TSA1103_Third\n",
        ReleaseTable.Unshipped(RuleCatalog.Catalog.Of([new TSA1103_Third()], []), _repository.Files).Content,
        StringComparison.Ordinal);

    private string Unshipped(string shipped)
    {
        _repository.Files.Write(SubjectRepository.Shipped, shipped);
        return ReleaseTable.Unshipped(SubjectRepository.Rules, _repository.Files).Content;
    }

    private static string ShippedTable(string release, string section, params string[] rows) =>
        $"## Release {release}\n\n### {section}\n\nRule ID | Category | Severity | Notes\n--------|---|---|---\n{string.Join('\n', rows)}\n\n";
}
