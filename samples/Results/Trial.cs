namespace Samples.Results;

/// <summary>One row of the table: a training that is repeated with several seeds.</summary>
/// <param name="Name">Also the name of its folders.</param>
/// <param name="Seeds">How many.</param>
/// <param name="Sample">Runs the sample's command line.</param>
/// <param name="Options">What <c>train</c> is given.</param>
/// <param name="Bars">What must be reached.</param>
internal sealed record Trial(string Name, int Seeds, Func<string[], Task<int>> Sample, string[] Options, Bar[] Bars)
{
    /// <summary>The same with so many threads of libtorch.</summary>
    public Trial With(int threads) => this with { Options = [.. Options, "--threads", $"{threads}"] };

    /// <summary>MNIST in <paramref name="folder"/>: the article's model, and the wide one.</summary>
    public static IEnumerable<Trial> OfMnist(string folder, int seeds) =>
    [
        new("mnist-article", seeds, Mnist.CommandLine.RunAsync, ["--data", folder, "--model", "article"], [Bar.AtLeast("accuracy", 0.990)]),
        new("mnist-wide", seeds, Mnist.CommandLine.RunAsync, ["--data", folder, "--model", "wide"], [Bar.AtLeast("accuracy", 0.995)]),
    ];

    /// <summary>The official splits of scene and yeast in <paramref name="folder"/>.</summary>
    public static IEnumerable<Trial> OfMultiLabel(string folder, int seeds) =>
    [
        new("scene", seeds, MultiLabel.CommandLine.RunAsync, ["--data", folder, "--name", "scene"],
            [Bar.AtMost("hamming_loss", 0.088), Bar.AtLeast("micro_f1", 0.74)]),
        new("yeast", seeds, MultiLabel.CommandLine.RunAsync, ["--data", folder, "--name", "yeast"],
            [Bar.AtMost("hamming_loss", 0.193), Bar.AtLeast("micro_f1", 0.655)]),
    ];

    /// <summary>Coin flips: a log loss below ln 2, by more than the chance of 5,000 flips, would be a lie.</summary>
    public static Trial OfCoinFlips(int seeds) =>
        new("random-labels", seeds, MultiLabel.CommandLine.RunAsync, ["--random-labels"], [Bar.AtLeast("log_loss", Math.Log(2) - 0.005)]);
}
