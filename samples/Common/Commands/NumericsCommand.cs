using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using TorchSharp.Reference.Losses;

namespace Samples.Common.Commands;

/// <summary><c>numerics</c>: what rounding does to a loss that is computed in two steps.</summary>
internal static class NumericsCommand
{
    private const int WidthWithGradients = 76;

    private const string Legend = """
        The model is sure of the wrong answer: the loss should be |z|, its gradient 1 or -1. "In two steps" takes the probability first and then its
        logarithm, as BCELoss(sigmoid(z)) and NLLLoss(log(softmax(z))) do; "in one step" is what BCEWithLogitsLoss and CrossEntropyLoss do.
        A gradient of 0 stops the learning just where the model is most wrong.
        """;

    public static Command Create() =>
        new Command("numerics", "Print losses and gradients, computed in two steps and in one, for logits from 10 to 200.")
            .Does((_, _) => Task.FromResult(Print(AnsiConsole.Console)));

    private static int Print(IAnsiConsole console)
    {
        // Without the gradients, it is still the table of the losses.
        int[] shown = console.Profile.Width < WidthWithGradients ? [0, 1, 2, 4] : [0, 1, 2, 3, 4, 5];
        string[] heads = ["Loss", "z", "In two\nsteps", "gradient", "In one\nstep", "gradient"];
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var place in shown)
            table.AddColumn(new TableColumn(heads[place]) { Alignment = place == 0 ? Justify.Left : Justify.Right, NoWrap = place > 0 });
        foreach (var row in NumericsTable.Compute())
        {
            var cells = Cells(row);
            table.AddRow([.. shown.Select(place => cells[place])]);
        }

        console.Write(table);
        console.WriteLine(Legend);
        return 0;
    }

    private static string[] Cells(NumericsRow row) =>
    [
        row.Loss,
        Text(row.Logit, "0"),
        Marked(row.Naive.Loss, row.Truth.Loss),
        Marked(row.Naive.Gradient, row.Truth.Gradient),
        Marked(row.Stable.Loss, row.Truth.Loss),
        Marked(row.Stable.Gradient, row.Truth.Gradient),
    ];

    /// <summary>Red where less than three digits are right.</summary>
    private static string Marked(double value, double truth)
    {
        var isRight = Math.Abs(value - truth) <= 1e-3 * Math.Abs(truth);
        return isRight ? Text(value, "0.####") : $"[red]{Text(value, "0.####")}[/]";
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
