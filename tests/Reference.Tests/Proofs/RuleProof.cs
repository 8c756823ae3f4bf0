using System.Globalization;
using TorchSharp.Reference.Tests.Proofs.Pages;
using Xunit;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>
/// The proof of a rule's page. Every figure in the page's table is measured on libtorch, on the code that the rule reports and on the
/// repaired code; the text may use no other figures.
/// </summary>
public abstract class RuleProof(string rule)
{
    /// <summary>The measurements, by the name that the English page gives the quantity.</summary>
    protected abstract IReadOnlyDictionary<string, Func<Measured>> Measurements { get; }

    [Fact]
    public void Every_figure_of_the_page_is_what_libtorch_computes()
    {
        var page = RulePage.English(rule);
        Assert.Equal(Measurements.Keys.Order(), page.Figures.Select(row => row.Quantity).Order());

        var contradictions = page.Figures.SelectMany(row => Contradictions(row, Measurements[row.Quantity]())).ToList();
        Assert.True(contradictions.Count == 0, string.Join('\n', contradictions));
    }

    [Fact]
    public void The_Chinese_page_shows_the_same_figures() =>
        Assert.Equal(Cells(RulePage.English(rule)), Cells(RulePage.Chinese(rule)));

    [Fact]
    public void The_text_uses_no_figure_that_the_table_lacks()
    {
        foreach (var page in new[] { RulePage.English(rule), RulePage.Chinese(rule) })
        {
            var known = page.Figures.SelectMany(Known).ToHashSet();
            var unknown = page.FiguresInText().Where(figure => !known.Contains(figure.Value)).Select(figure => figure.Text).ToList();
            Assert.True(unknown.Count == 0, string.Join(", ", unknown));
        }
    }

    private static IEnumerable<string> Contradictions(FigureRow row, Measured measured)
    {
        if (!row.Wrong.Holds(measured.Wrong))
            yield return $"{row.Quantity}, wrong code: the page says {row.Wrong.Text}, libtorch {Plain(measured.Wrong)}";
        if (!row.Right.Holds(measured.Right))
            yield return $"{row.Quantity}, right code: the page says {row.Right.Text}, libtorch {Plain(measured.Right)}";
    }

    private static IEnumerable<(string Wrong, string Right)> Cells(RulePage page) =>
        page.Figures.Select(row => (row.Wrong.Text, row.Right.Text));

    /// <summary>What a text may say of a row: its figures, the place it was measured at, and the ratio of its two figures in per cent.</summary>
    private static IEnumerable<double> Known(FigureRow row) =>
    [
        row.Wrong.Value,
        row.Right.Value,
        Math.Round(100 * row.Wrong.Value / row.Right.Value),
        .. RulePage.FiguresIn(row.Quantity).Select(figure => figure.Value),
    ];

    private static string Plain(double value) => value.ToString("G9", CultureInfo.InvariantCulture);
}
