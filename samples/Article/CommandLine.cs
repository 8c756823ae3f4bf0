using System.CommandLine;
using Article.Comparison;

namespace Article;

/// <summary>The sample's options.</summary>
internal static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Mnist = new("--mnist")
    {
        Description = "Folder with the four files of MNIST (plain or .gz). Without it, the program draws digits itself.",
        HelpName = "DIR",
    };

    private static readonly Option<int> Digits = new("--digits")
    {
        Description = "How many digits to train on.",
        HelpName = "N",
        DefaultValueFactory = _ => 2000,
    };

    private static readonly Option<int> TaggerEpochs = new("--epochs")
    {
        Description = "Epochs of the multi-label programs. The article trains 5; the harm is plainer after 20.",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<bool> CoinFlips = new("--coin-flips")
    {
        Description = "Give the multi-label programs the article's own labels: fair coin flips, in which there is nothing to learn.",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Fixes the data, the first weights and the order of the batches.",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<FileInfo> Picture = new("--picture")
    {
        Description = "Where to write the loss curves.",
        HelpName = "FILE",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("artifacts", "article.png")),
    };

    public static RootCommand Create()
    {
        Mnist.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo?>() is { Exists: false } missing)
                result.AddError($"--mnist: there is no folder '{missing}'.");
        });
        RequireAtLeast(Digits, 64);
        RequireAtLeast(TaggerEpochs, 1);
        RequireAtLeast(Seed, 0);

        var command = new RootCommand(
            "Trains the article's programs as published and repaired, side by side, and compares them.")
        {
            Mnist, Digits, TaggerEpochs, CoinFlips, Seed, Picture,
        };
        command.SetAction((parsed, cancellation) => ArticleComparison.RunAsync(
            new ComparisonSettings(
                parsed.GetValue(Mnist),
                parsed.GetValue(Digits),
                parsed.GetValue(TaggerEpochs),
                parsed.GetValue(CoinFlips),
                parsed.GetValue(Seed),
                parsed.GetRequiredValue(Picture)),
            cancellation));
        return command;
    }

    private static void RequireAtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<int>() < least)
            result.AddError($"{option.Name} must be at least {least}.");
    });
}
