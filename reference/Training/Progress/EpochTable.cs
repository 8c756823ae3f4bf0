using System.Globalization;
using Spectre.Console;

namespace TorchSharp.Reference.Training;

/// <summary>Epochs in a table that is never wider than the terminal: rather a column less than a number that wraps or a head that is cut.</summary>
internal static class EpochTable
{
    /// <summary>A blank on each side, and a line between two columns.</summary>
    private const int Around = 3;

    /// <param name="epochs">At least one; the first says which figures there are.</param>
    /// <param name="runningName">The figure that runs along with the training.</param>
    /// <param name="width">The terminal's.</param>
    public static Table Of(IReadOnlyList<EpochResult> epochs, string runningName, int width)
    {
        var columns = Fitting([.. Columns(epochs[0], runningName)], epochs, width);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
            table.AddColumn(new TableColumn(new Text(column.Head)) { NoWrap = true, Alignment = Justify.Right });
        foreach (var epoch in epochs)
            table.AddRow([.. columns.Select(column => new Text(column.Cell(epoch)))]);
        return table;
    }

    private static IEnumerable<Column> Columns(EpochResult first, string runningName)
    {
        yield return new("epoch", Rank: 0, epoch => epoch.Epoch.ToString(CultureInfo.InvariantCulture));
        yield return new("loss", Rank: 1, epoch => Number(epoch.TrainLoss));
        // A task of one's own may have no running figure: its loss is not told twice.
        if (runningName != Evaluation.LossName)
            yield return new(runningName, Rank: 4, epoch => Number(epoch.TrainRunning));
        var rank = 6;
        foreach (var name in ProgressText.DistinctFigures(first).Select(figure => figure.Name))
            yield return new($"validation\n{name}", name == Evaluation.LossName ? 2 : name == runningName ? 3 : rank++, epoch => Number(epoch.Validation![name]));
        yield return new("samples/s", Rank: 5, epoch => epoch.SamplesPerSecond.ToString("N0", CultureInfo.InvariantCulture));
    }

    private static List<Column> Fitting(List<Column> columns, IReadOnlyList<EpochResult> epochs, int width)
    {
        while (columns.Count > 1 && columns.Sum(column => column.Width(epochs) + Around) + 1 > width)
            _ = columns.Remove(columns.MaxBy(column => column.Rank)!);
        return columns;
    }

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    /// <param name="Head">In one line or two.</param>
    /// <param name="Rank">The greatest goes first where there is no room.</param>
    /// <param name="Cell">What it says of an epoch.</param>
    private sealed record Column(string Head, int Rank, Func<EpochResult, string> Cell)
    {
        public int Width(IReadOnlyList<EpochResult> epochs) => Head.Split('\n').Concat(epochs.Select(Cell)).Max(line => line.Length);
    }
}
