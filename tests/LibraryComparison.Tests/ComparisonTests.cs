using LibraryComparison.Processes;
using LibraryComparison.Report;
using LibraryComparison.Tests.Page;
using Xunit;

namespace LibraryComparison.Tests;

/// <summary>The tool, run on the referenced TorchSharp: it finds by itself what is known, and nothing else.</summary>
public class ComparisonTests
{
    private static readonly Lazy<Comparison> Whole = new(() => Comparison.Make(Checks.UsualSeed, only: null));

    [Fact]
    public void It_finds_exactly_the_known_differences()
    {
        var comparison = Whole.Value;

        Assert.Empty(comparison.New);
        Assert.Empty(comparison.Gone);
        Assert.True(comparison.IsAsKnown, "a check compared nothing");
    }

    /// <summary>Rows of the page that it finds without being told of them.</summary>
    [Theory]
    [InlineData("static against method", "torch.erfinv(Tensor)")]
    [InlineData("static against method", "torch.div(Tensor, Tensor, RoundingMode)")]
    [InlineData("static against method", "torch.var_mean(Tensor, bool)")]
    [InlineData("static against method", "torch.clamp_min_(Tensor, Scalar)")]
    [InlineData("in place against out of place", "torch.nn.functional.hardtanh(Tensor, double, double, bool)")]
    [InlineData("in place against out of place", "Tensor.elu_(double)")]
    [InlineData("dimension -1 against the last", "torch.aminmax(Tensor, long?, bool)")]
    [InlineData("dimension -1 against the last", "torch.quantile(Tensor, Tensor, long, bool)")]
    [InlineData("a number against a list of one", "torch.roll(Tensor, long[])")]
    [InlineData("option without effect", "Tensor.var(bool): unbiased")]
    [InlineData("declaration against native code", "THSNN_poisson_loss")]
    [InlineData("declaration against native code", "THSTensor_rand_out")]
    [InlineData("declaration against native code", "THSTensor_randn_out")]
    [InlineData("declaration against native code", "THSTensor_nanmean")]
    public void It_finds(string check, string member) =>
        Assert.Contains(Whole.Value.Findings.Differences, found => found.Check == check && found.Member == member);

    [Fact]
    public void Everything_known_was_judged_and_a_verdict_that_is_no_sentence_is_an_anchor_of_the_page()
    {
        var known = KnownDifferences.Read().All;

        Assert.DoesNotContain(known, one => one.Verdict == KnownDifference.NotJudged);
        Assert.All(known.Where(one => !one.Verdict.Contains(':')), one => Assert.Contains(one.Verdict, DifferencesPage.English.Anchors));
    }

    [Fact]
    public void What_is_not_on_the_list_is_new_and_what_is_not_found_is_gone()
    {
        Difference found = new("a check", "a member", "1; the method 2");
        KnownDifference known = new("a check", "another member", "no fault: an example");

        var comparison = new Comparison(new Findings([found], [("a check", 2)], []), new KnownDifferences([known]));

        Assert.Equal([found], comparison.New);
        Assert.Equal([known], comparison.Gone);
        Assert.False(comparison.IsAsKnown);
        Assert.Equal([new KnownDifference("a check", "a member", KnownDifference.NotJudged)], comparison.Known.With(comparison).All);
    }

    [Fact]
    public void A_check_that_compared_nothing_is_no_success() =>
        Assert.False(new Comparison(new Findings([], [("a check", 0)], []), new KnownDifferences([])).IsAsKnown);
}
