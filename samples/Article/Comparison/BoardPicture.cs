using System.Globalization;
using System.Xml.Linq;

namespace Article.Comparison;

/// <summary>
/// The board as a picture that moves: an SVG in which bars grow, curves are drawn and figures count, again and again. A viewer that does not
/// move pictures shows the end. No time is in it, so that the same seed draws the same picture.
/// </summary>
internal static class BoardPicture
{
    private const int Width = 960;
    private const int RowHeight = 34;
    private const int Top = 78;
    private const int BarLeft = 190;
    private const int BarWidth = 150;
    private const int EpochRight = 420;
    private const int LossRight = 505;
    private const int CurveLeft = 540;
    private const int CurveWidth = 250;
    private const int CurveHeight = 26;
    private const int ScoreRight = 930;

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Save(FileInfo file, IReadOnlyList<Experiment> experiments) =>
        File.WriteAllText(file.FullName, Draw(experiments).ToString().ReplaceLineEndings("\n") + "\n");

    internal static XElement Draw(IReadOnlyList<Experiment> experiments)
    {
        var rows = experiments.Sum(experiment => experiment.Runs.Count() + 1);
        var picture = Svg.Picture(Width, Top + rows * RowHeight, Title(experiments));
        picture.Add(Head());
        var y = Top;
        foreach (var experiment in experiments)
        {
            picture.Add(Svg.Text(24, y, experiment.Title, "#e6e6ef", isBold: true), Svg.Text(ScoreRight, y, experiment.Measure, "#8a8aa0", isRight: true));
            y += RowHeight;
            var top = experiment.Runs.Max(run => run.Losses.Max());
            foreach (var run in experiment.Runs)
            {
                picture.Add(Row(run, Color(experiment.Color(run)), y, top));
                y += RowHeight;
            }
        }

        return picture;
    }

    /// <summary>What somebody hears who does not see it.</summary>
    private static string Title(IReadOnlyList<Experiment> experiments) => "Programs in training side by side: " + string.Join("; ", experiments
        .SelectMany(experiment => experiment.Runs.Select(run => $"{experiment.Title}, {run.Label}, {experiment.Measure} {Number(run.Outcome!.Score)}")));

    private static IEnumerable<XElement> Head() =>
    [
        Svg.Text(24, 34, "Training", "#8a8aa0"), Svg.Text(BarLeft, 34, "Progress", "#8a8aa0"), Svg.Text(EpochRight, 34, "Epoch", "#8a8aa0", isRight: true),
        Svg.Text(LossRight, 34, "Loss", "#8a8aa0", isRight: true), Svg.Text(CurveLeft, 34, "Loss curve", "#8a8aa0"),
        Svg.Text(ScoreRight, 34, "Score", "#8a8aa0", isRight: true), Svg.Line(24, 48, Width - 48),
    ];

    private static IEnumerable<XElement> Row(TrainingRun run, string color, int y, double top)
    {
        var clip = $"row{y}";
        yield return Svg.Text(44, y, run.Label, color);
        yield return Svg.Bar(BarLeft, y - 9, BarWidth, 8, "#3c3c55");
        yield return Svg.Growing(Svg.Bar(BarLeft, y - 9, BarWidth, 8, color));
        yield return new XElement(Svg.Name("clipPath"), new XAttribute("id", clip), Svg.Growing(Svg.Bar(CurveLeft, y - CurveHeight, CurveWidth, RowHeight, color)));
        yield return Svg.Curve(Points(run, y, top), color, clip);
        foreach (var figure in Figures(run, color, y))
            yield return figure;
        yield return Svg.Shown(Svg.Text(ScoreRight, y, Number(run.Outcome!.Score), color, isRight: true), Svg.Frames, Svg.Frames);
    }

    /// <summary>The mean of the last epoch's worth of batches, as on the terminal; one text for each moment at which it changes.</summary>
    private static IEnumerable<XElement> Figures(TrainingRun run, string color, int y)
    {
        var losses = run.Losses;
        for (var frame = 0; frame < Svg.Frames; frame++)
        {
            var steps = Math.Max(1, (int)((frame + 1.0) / Svg.Frames * losses.Length));
            var epoch = Math.Min(run.Epochs, (steps - 1) / run.StepsPerEpoch + 1);
            var loss = losses[Math.Max(0, steps - run.StepsPerEpoch)..steps].Average();
            var last = frame == Svg.Frames - 1 ? Svg.Frames : frame;
            yield return Svg.Shown(Svg.Text(EpochRight, y, $"{epoch}/{run.Epochs}", "#d4d4e0", isRight: true), frame, last);
            yield return Svg.Shown(Svg.Text(LossRight, y, Number(loss), "#d4d4e0", isRight: true), frame, last);
        }
    }

    /// <summary>Means of stretches of batches: the curve of single ones would be a band.</summary>
    private static IEnumerable<(double X, double Y)> Points(TrainingRun run, int y, double top)
    {
        const int Points = 60;
        var stretches = run.Losses.Chunk(Math.Max(1, run.Losses.Length / Points)).Select(chunk => chunk.Average()).ToList();
        return stretches.Select((loss, place) => (
            CurveLeft + CurveWidth * (double)place / Math.Max(1, stretches.Count - 1),
            y + 3 - CurveHeight * loss / top));
    }

    private static string Color(string onTheTerminal) => onTheTerminal switch { "red" => "#f0616d", "green" => "#4ec36b", _ => "#ffcc4d" };

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
