using System.Text;
using System.Text.RegularExpressions;
using TorchSharp.Analyzers.Testing;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The pages in the package can be read without a network, and what they cannot hold they name by its address.</summary>
public sealed partial class PackedPagesTests(PackedPackage package)
{
    public static TheoryData<string> Rules => [.. RuleCatalog.Catalog.Read(ShippedAssemblies.Analyzers, ShippedAssemblies.CodeFixes).Rules.Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_has_its_page_in_both_languages_and_a_row_in_the_readme(string rule)
    {
        Assert.Contains($"docs/rules/{rule}.md", package.Entries());
        Assert.Contains($"docs/zh-Hans/rules/{rule}.md", package.Entries());
        Assert.Contains($"| [{rule}]({package.PagesAddress}docs/rules/{rule}.md) |", package.Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_link_of_a_page_leads_to_a_file_of_the_package_or_is_an_address()
    {
        var entries = package.Entries().ToHashSet();
        var links = entries.Where(static entry => entry.EndsWith(".md", StringComparison.Ordinal)).SelectMany(LinksOf).ToList();
        Assert.Contains(links, static link => !IsAddress(link.Target));
        Assert.All(links, link => Assert.True(
            IsAddress(link.Target) || entries.Contains(PathOf(link)), $"{link.Page} links to {link.Target}"));
    }

    /// <summary>A gallery shows the README without the files around it.</summary>
    [Fact]
    public void The_readme_has_no_relative_link_and_no_mark_of_how_it_was_made()
    {
        Assert.All(LinksOf("README.md"), static link => Assert.True(IsAddress(link.Target), link.Target));
        Assert.DoesNotContain("<!--", package.Readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("## Rules")]
    [InlineData("## Your editor")]
    [InlineData("## What it runs on")]
    [InlineData("## Limits")]
    [InlineData("dotnet add package TorchSharp.Analyzers")]
    [InlineData("[*.cs]\ndotnet_diagnostic.")]
    [InlineData("PrivateAssets=\"all\"")]
    public void The_readme_says_what_a_user_needs(string part) => Assert.Contains(part, package.Readme, StringComparison.Ordinal);

    private static bool IsAddress(string target) => target.StartsWith("https://", StringComparison.Ordinal);

    private static string PathOf((string Page, string Target) link) =>
        new Uri(new Uri($"https://package/{link.Page}"), link.Target).AbsolutePath.TrimStart('/');

    private IEnumerable<(string Page, string Target)> LinksOf(string page) =>
        Link().Matches(Encoding.UTF8.GetString(package.Read(page))).Select(link => (page, link.Groups["target"].Value)).Where(static link => !link.Item2.StartsWith('#'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
