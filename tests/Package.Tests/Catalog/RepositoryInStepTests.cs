using RuleCatalog;
using RuleCatalog.Checks;
using TorchSharp.Analyzers.Testing;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>What 'RuleCatalog check' says of this repository: nothing.</summary>
public class RepositoryInStepTests
{
    private static readonly RuleCatalog.Catalog Shipped = RuleCatalog.Catalog.Read(ShippedAssemblies.Analyzers, ShippedAssemblies.CodeFixes);

    private static readonly Repository Here = new(BuildFacts.RepositoryRoot);

    [Fact]
    public void Everything_that_follows_from_the_rules_is_written() => Assert.Empty(Drift.Problems(Shipped, Here));

    [Fact]
    public void Every_rule_has_its_tests_and_pages() => Assert.Empty(RuleFiles.Problems(Shipped, Here));

    [Fact]
    public void The_repository_is_found_from_a_folder_inside_it() =>
        Assert.NotNull(Repository.Around(Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules"))?.Read("README.md"));

    [Fact]
    public void There_is_no_repository_outside_of_one()
    {
        using var elsewhere = new TemporaryFolder();
        Assert.Null(Repository.Around(elsewhere.Path));
    }
}
