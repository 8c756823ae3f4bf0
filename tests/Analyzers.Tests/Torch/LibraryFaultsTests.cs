using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tests.Catalogue;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The tables of faults name members that exist, parameters that these have, and pages that speak of each row.</summary>
public sealed class LibraryFaultsTests
{
    /// <summary>In an assembly that tests do not have.</summary>
    private const string Vision = "M:TorchSharp.torchvision.";

    private static readonly Lazy<IReadOnlyList<IMethodSymbol>> Methods = new(() => [.. TypesIn(TorchLibrary.Assembly.GlobalNamespace).SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())]);

    public static TheoryData<string> Members =>
    [
        .. Rows.SelectMany(row => row.Members)
            .Concat(FaultMembers.GroupNorm).Concat(FaultMembers.GaussianLoss).Concat(FaultMembers.OneCycle).Concat(FaultMembers.Optimizers)
            .Where(member => !member.StartsWith(Vision, StringComparison.Ordinal)).Distinct(),
    ];

    public static TheoryData<string> Anchors => [.. LibraryFaults.All.Select(row => row.Anchor)];

    private static IEnumerable<LibraryFault> Rows => LibraryFaults.All.Concat(OtherInPyTorch.All);

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_exists(string member) => Assert.NotEmpty(Called(member));

    [Fact]
    public void Parameters_exist_in_each_member_that_they_are_asked_of() => Assert.All(
        Rows.Where(row => row.At is not null && !row.Members[0].StartsWith(Vision, StringComparison.Ordinal)),
        row => Assert.All(row.Members, member => Assert.Contains(Called(member), method => method.Parameters.Any(parameter => parameter.Name == row.At))));

    [Fact]
    public void No_row_has_the_anchor_of_another() => Assert.Equal(Rows.Count(), Rows.Select(row => row.Anchor).Distinct().Count());

    [Theory]
    [MemberData(nameof(Anchors))]
    public void A_row_has_a_paragraph_in_both_languages(string anchor)
    {
        foreach (var folder in new[] { "rules", "zh-Hans/rules" })
            Assert.Contains($"<a id=\"{anchor}\"></a>", File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, "docs", folder, "TSA6001.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Sentences_speak_both_languages_and_name_the_same_figures() => Assert.All(Rows, row =>
    {
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", row.Says.Chinese);
        Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}", row.Says.English);
        Assert.InRange(row.Says.English.Split(". ").Length, 1, 2);
    });

    [Fact]
    public void Versions_are_known_ones() => Assert.All(
        Rows, row => Assert.All(new[] { row.Since, row.Last }.OfType<string>(), version => Assert.Contains(version, KnownVersions.All)));

    [Fact]
    public void The_version_under_test_is_known() => Assert.True(KnownVersions.Has(TorchLibrary.Assembly.Identity.Version, first: null, last: null));

    [Theory]
    [InlineData("0.107.0.0", null, null, true)]
    [InlineData("0.108.0.0", null, null, false)]
    [InlineData("1.0.0.0", null, null, false)]
    [InlineData("0.0.0.0", null, null, false)]
    [InlineData("0.102.7.0", null, null, false)]
    [InlineData("0.103.1.0", "0.104.0", null, false)]
    [InlineData("0.104.0.0", "0.104.0", null, true)]
    [InlineData("0.107.0.0", "0.99.6", "0.106.0", false)]
    [InlineData("0.107.0.5", null, null, false)]
    public void A_range_has_the_known_versions_in_it(string version, string? first, string? last, bool has) =>
        Assert.Equal(has, KnownVersions.Has(Version.Parse(version), first, last));

    private static IEnumerable<IMethodSymbol> Called(string member) =>
        Methods.Value.Where(method => method.GetDocumentationCommentId() is { } id && (id == member || id.StartsWith(member + "(", StringComparison.Ordinal)));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().SelectMany(member => member switch
        {
            INamedTypeSymbol type => TypesIn(type).Prepend(type),
            INamespaceSymbol space => TypesIn(space),
            _ => [],
        });
}
