using System.Globalization;
using Spectre.Console;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.MultiLabel;

/// <summary>Which labels the models give to single rows, and how sure they are.</summary>
internal sealed class Prediction(Trainer trainer, Thresholds thresholds, IReadOnlyList<string> labels)
{
    /// <param name="console">Where to.</param>
    /// <param name="features">float32 (N, features).</param>
    /// <param name="actual">float32 (N, labels) of 0 and 1; null where nobody knows them.</param>
    /// <param name="count">How many of the rows.</param>
    public void Write(IAnsiConsole console, Tensor features, Tensor? actual, int count)
    {
        using var scope = NewDisposeScope();
        var rows = (int)Math.Min(count, features.size(0));
        var logits = trainer.Predict(features[..rows]);
        var named = thresholds.Apply(logits).data<bool>().ToArray();
        var probabilities = functional.sigmoid(logits).data<float>().ToArray();
        var truth = actual?[..rows].contiguous().data<float>().ToArray();

        var table = new Table().Border(TableBorder.Rounded).AddColumn("row", column => column.NoWrap()).AddColumn("predicted (probability)");
        if (truth is not null)
            table.AddColumn("true");
        for (var row = 0; row < rows; row++)
            table.AddRow([.. Cells(row)]);
        console.Write(table);

        IEnumerable<string> Cells(int row)
        {
            var first = row * labels.Count;
            yield return row.ToString(CultureInfo.InvariantCulture);
            yield return Join(label => named[first + label], label => Sure(labels[label], probabilities[first + label]));
            if (truth is not null)
                yield return Join(label => truth[first + label] > 0.5f, label => labels[label]);
        }
    }

    private static string Sure(string label, float probability) => string.Create(CultureInfo.InvariantCulture, $"{label} ({probability:F2})");

    private string Join(Func<int, bool> holds, Func<int, string> text) =>
        Markup.Escape(string.Join(", ", Enumerable.Range(0, labels.Count).Where(holds).Select(text).DefaultIfEmpty("none")));
}
