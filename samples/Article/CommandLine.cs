using System.CommandLine;
using System.CommandLine.Invocation;
using Article.Comparison;

namespace Article;

/// <summary>The sample's options.</summary>
internal static class CommandLine
{
    private static readonly Option<DirectoryInfo?> Mnist = ExistingFolder("--mnist",
        "Folder with the four files of MNIST (plain or .gz). Without it, the program draws digits itself.");

    private static readonly Option<int> Digits = Number("--digits", least: 64, most: 60_000, usual: 2000,
        "How many digits to train on.");

    private static readonly Option<int> TaggerEpochs = Number("--epochs", least: 1, most: 10_000, usual: 20,
        "Epochs of the multi-label programs. The article trains 5; the harm is plainer after 20.");

    private static readonly Option<bool> CoinFlips = new("--coin-flips")
    {
        Description = "Give the multi-label programs the article's own labels: fair coin flips, in which there is nothing to learn.",
    };

    private static readonly Option<int> Seed = Number("--seed", least: 0, most: 1_000_000, usual: 1,
        "Fixes the data, the first weights and the order of the batches.");

    private static readonly Option<FileInfo> Picture = new("--picture")
    {
        Description = "Where to write the loss curves.",
        HelpName = "FILE",
        DefaultValueFactory = _ => new FileInfo(Path.Combine("artifacts", "article.png")),
    };

    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var parsed = Create().Parse(arguments);
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = false;
        return parsed.InvokeAsync();
    }

    private static RootCommand Create()
    {
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

    private static Option<DirectoryInfo?> ExistingFolder(string name, string description)
    {
        var option = new Option<DirectoryInfo?>(name) { Description = description, HelpName = "DIR" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<DirectoryInfo?>() is { Exists: false } missing)
                result.AddError($"{name}: there is no folder '{missing}'.");
        });
        return option;
    }

    private static Option<int> Number(string name, int least, int most, int usual, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, out var number) || number < least || number > most)
                result.AddError($"{name} wants a whole number from {least} to {most}, not '{text}'.");
            return number;
        },
    };
}
