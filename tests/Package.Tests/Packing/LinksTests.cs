using PackagePages;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>How the links of a page are read and rewritten for the package.</summary>
public sealed class LinksTests
{
    private const string Address = "https://example.org/owner/name/blob/v1.2.3/";

    [Theory]
    [InlineData("docs/rules/TSA1001.md", "[proof](../../tests/Proof.cs)", "[proof](https://example.org/owner/name/blob/v1.2.3/tests/Proof.cs)")]
    [InlineData("README.md", "[limits](docs/zh-Hans/README.md#局限) and ![curve](docs/curve.png)",
        "[limits](https://example.org/owner/name/blob/v1.2.3/docs/zh-Hans/README.md#局限) and ![curve](https://example.org/owner/name/blob/v1.2.3/docs/curve.png)")]
    [InlineData("docs/wrong.md", "[form](../../../issues/new?template=wrong.yml)", "[form](https://example.org/owner/name/issues/new?template=wrong.yml)")]
    [InlineData("docs/wrong.md", "[here](#limits), [there](https://example.org/x)", "[here](#limits), [there](https://example.org/x)")]
    public void A_link_becomes_an_address(string page, string text, string expected) =>
        Assert.Equal(expected, Links.Rewrite(text, page, static target => Links.Absolute(Address, target)));

    [Fact]
    public void A_link_among_the_pages_stays() => Assert.Equal("[x](../wrong.md)", Links.Rewrite("[x](../wrong.md)", "docs/rules/TSA1001.md", static _ => null));

    [Fact]
    public void A_part_is_taken_over_without_its_marks() => Assert.Equal(
        "# Package\n\nBoth say this.\n\nThe end.\n",
        Parts.Fill("# Package\n\n<!-- from README: both -->\n\nThe end.\n", static name => Parts.Of("# Repository\n<!-- both: by hand -->\nBoth say this.\n<!-- /both -->\n", name)!));

    [Fact]
    public void A_missing_part_is_no_part() => Assert.Null(Parts.Of("<!-- one -->\n1\n<!-- /one -->\n", "two"));
}
