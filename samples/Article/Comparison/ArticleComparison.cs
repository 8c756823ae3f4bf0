using Spectre.Console;

namespace Article.Comparison;

/// <summary>The sample's main job: train, show, compare.</summary>
internal static class ArticleComparison
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ComparisonSettings settings, CancellationToken cancellation)
    {
        var console = AnsiConsole.Console;
        LossPicture.CheckPlace(settings.PictureFile);
        if (settings.BoardFile is not null)
            LossPicture.CheckPlace(settings.BoardFile);
        using var data = ArticleData.Load(settings);
        var experiments = ArticleExperiments.Create(data, settings);
        await TrainAsync(experiments, console, cancellation);
        ResultTable.Write(console, experiments);
        LossPicture.Save(settings.PictureFile, experiments);
        console.WriteLine($"Loss curves: {settings.PictureFile.FullName}");
        if (settings.BoardFile is not null)
        {
            BoardPicture.Save(settings.BoardFile, experiments);
            console.WriteLine($"The board: {settings.BoardFile.FullName}");
        }

        return 0;
    }

    private static async Task TrainAsync(IReadOnlyList<Experiment> experiments, IAnsiConsole console, CancellationToken cancellation)
    {
        var live = console.Profile is { Out.IsTerminal: true, Capabilities: { Ansi: true, Unicode: true } };
        if (!live)
            PlainLines.Follow(Console.Out, experiments);

        var training = Task.Run(() => TrainingHall.TrainAsync(experiments.SelectMany(experiment => experiment.Runs), cancellation), cancellation);
        await (live ? LiveBoard.ShowAsync(console, experiments, training) : training);
    }
}
