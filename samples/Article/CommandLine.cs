using System.CommandLine;
using Article.Comparison;
using Samples.Common.Commands;

namespace Article;

/// <summary>The sample's options.</summary>
internal static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Mnist = OptionOf.ExistingFolder("--mnist",
        "Folder with the four files of MNIST (plain or .gz). Without it, the program draws digits itself.");

    private static readonly Option<int> Digits = OptionOf.Number("--digits", new(64, 60_000), usual: 2000,
        "How many digits to train on.");

    private static readonly Option<int> TaggerEpochs = OptionOf.Number("--epochs", new(1, 10_000), usual: 20,
        "Epochs of the multi-label programs. The article trains 5; the harm is plainer after 20.");

    private static readonly Option<int> Positives = OptionOf.Number("--positives", new(1, 99), usual: 20,
        "How many rows of a hundred have any one label. The rarer a label, the more harm a second sigmoid does.");

    private static readonly Option<bool> CoinFlips = OptionOf.Flag("--coin-flips",
        "Give the multi-label programs the article's own labels: fair coin flips, in which there is nothing to learn.");

    private static readonly Option<int> Seed = OptionOf.Number("--seed", new(0, 1_000_000), usual: 1,
        "Fixes the data, the first weights and the order of the batches.");

    private static readonly Option<FileInfo> Picture = new("--picture")
    {
        Description = "Where to write the loss curves.",
        HelpName = "FILE",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("artifacts", "article.png")),
    };

    private static readonly Option<FileInfo?> Board = new("--board")
    {
        Description = "Where to write the board as a picture that moves (SVG). Not written unless told.",
        HelpName = "FILE",
    };

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments) => SampleProgram.RunAsync(Create(), arguments, usual: []);

    private static RootCommand Create() => new RootCommand("Trains the article's programs as published and repaired, side by side, and compares them.")
    {
        Mnist, Digits, TaggerEpochs, Positives, CoinFlips, Seed, Picture, Board,
    }.Does(CompareAsync);

    private static Task<int> CompareAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.IsGiven(Positives) && parsed.GetValue(CoinFlips))
            throw new Mistake("--positives says how many rows have a label, and with --coin-flips half of them do: leave out one of the two.");
        var settings = new ComparisonSettings(
            parsed.GetValue(Mnist),
            parsed.GetValue(Digits),
            parsed.GetValue(TaggerEpochs),
            parsed.GetValue(Positives),
            parsed.GetValue(CoinFlips),
            parsed.GetValue(Seed),
            parsed.GetRequiredValue(Picture),
            parsed.GetValue(Board));
        return ArticleComparison.RunAsync(settings, cancellation);
    }
}
