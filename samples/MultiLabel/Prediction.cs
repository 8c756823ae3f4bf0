using System.Globalization;
using Spectre.Console;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.MultiLabel;

/// <summary>Which labels the models give to single rows, and how sure they are.</summary>
internal static class Prediction
{
    public static void Write(IAnsiConsole console, Trainer trainer, Thresholds thresholds, MultiLabelSource data, int count)
    {
        using var scope = NewDisposeScope();
        var rows = (int)Math.Min(count, data.Test.Count);
        var logits = trainer.Predict(data.Test.Features[..rows]);
        var named = thresholds.Apply(logits).data<bool>().ToArray();
        var probabilities = functional.sigmoid(logits).data<float>().ToArray();
        var actual = data.Test.Labels[..rows].contiguous().data<float>().ToArray();

        var table = new Table().Border(TableBorder.Rounded).AddColumns("test row", "predicted (probability)", "true");
        for (var row = 0; row < rows; row++)
        {
            var first = row * data.Labels.Count;
            table.AddRow(
                $"{row}",
                Join(label => named[first + label], label => string.Create(CultureInfo.InvariantCulture, $"{data.Labels[label]} ({probabilities[first + label]:F2})")),
                Join(label => actual[first + label] > 0.5f, label => data.Labels[label]));
        }

        console.Write(table);

        string Join(Func<int, bool> holds, Func<int, string> text) =>
            Markup.Escape(string.Join(", ", Enumerable.Range(0, data.Labels.Count).Where(holds).Select(text).DefaultIfEmpty("none")));
    }
}
