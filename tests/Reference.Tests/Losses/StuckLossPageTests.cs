using System.Globalization;
using TorchSharp.Reference.Tests.Data;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Losses;

/// <summary>What docs/stuck-loss.md says of a loss is what libtorch computes, in both languages.</summary>
public class StuckLossPageTests
{
    private static readonly int[] Classes = [2, 3, 10, 100, 1000];
    private static readonly int[] Percents = [50, 30, 10, 5, 1];

    public static TheoryData<string> Pages { get; } = ["docs/stuck-loss.md", "docs/zh-Hans/stuck-loss.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_tables_are_what_libtorch_computes(string page)
    {
        var lines = File.ReadAllLines(Path.Combine(TemporaryFolder.RepositoryRoot, page));

        Assert.Equal(Classes.Select(OfClasses), Rows(lines, after: "| K |"));
        Assert.Equal(Percents.Select(OfLabels), Rows(lines, after: "| 50 %", including: true));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_title_and_its_sentences_have_these_numbers(string page)
    {
        var text = File.ReadAllText(Path.Combine(TemporaryFolder.RepositoryRoot, page));
        using var scope = NewDisposeScope();
        var best = functional.softmax(functional.one_hot(tensor(0L), 10).to(ScalarType.Float32), 0)[0].item<float>();

        Assert.Contains("0.693", text.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(best.ToString("0.000", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
    }

    /// <summary>Both pages have a twin, a picture and pages of rules; all of them are there.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Its_links_lead_somewhere(string page)
    {
        var file = Path.Combine(TemporaryFolder.RepositoryRoot, page);
        var links = File.ReadAllText(file).Split("](").Skip(1).Select(part => part.Split(')')[0]).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link)), link));
    }

    /// <summary>Logits that are all 0, the best that softmax can end in, and the best that tanh can.</summary>
    private static string OfClasses(int classes)
    {
        using var scope = NewDisposeScope();
        var target = zeros(1, dtype: ScalarType.Int64);
        var best = functional.one_hot(target, classes).to(ScalarType.Float64);
        var losses = new[] { zeros_like(best), best, best.mul(2).sub(1) }.Select(output => functional.cross_entropy(output, target));
        return $"| {classes} | {string.Join(" | ", losses.Select(Number))} |";
    }

    /// <summary>Logits that are all 0, those of the share of positive labels, and the best that sigmoid can end in.</summary>
    private static string OfLabels(int percent)
    {
        using var scope = NewDisposeScope();
        var labels = arange(100).less(percent).to(ScalarType.Float64);
        var losses = new[] { zeros_like(labels), full_like(labels, percent / 100.0).logit(), labels }
            .Select(output => functional.binary_cross_entropy_with_logits(output, labels));
        return $"| {percent} % | {string.Join(" | ", losses.Select(Number))} |";
    }

    private static string Number(Tensor loss) => loss.item<double>().ToString("0.000", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Rows(string[] lines, string after, bool including = false)
    {
        var first = Array.FindIndex(lines, line => line.StartsWith(after, StringComparison.Ordinal));
        return lines.Skip(including ? first : first + 2).TakeWhile(line => line.StartsWith('|'));
    }
}
