using Samples.Common.Plots;
using Samples.Common.Running;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.MultiLabel;

/// <summary>What the test looks like: precision and recall, what became of each label, and the worst rows.</summary>
internal static class MultiLabelPictures
{
    public static void Save(RunFolder folder, Trainer trainer, MultiLabelSource data, Thresholds thresholds)
    {
        using var scope = NewDisposeScope();
        var logits = trainer.Predict(data.Test.Features);
        var ranking = new MeanAveragePrecision(data.Labels.Count);
        ranking.Update(logits, data.Test.Labels);
        PrecisionRecallPicture.Save(
            folder.File("precision-recall.png"), data.Labels, ranking.Curves(), $"{data.Test.Count:N0} test rows: precision and recall (average precision)");
        LabelCountsPicture.Save(
            folder.File("confusion.png"), Counts(thresholds.Apply(logits), data), $"{data.Test.Count:N0} test rows: what became of each label");
        LabelMistakesPicture.Save(
            folder.File("mistakes.png"), data.Labels, WorstRows(logits, data), "The worst test rows: probabilities; the true labels are green");
    }

    private static List<LabelCounts> Counts(Tensor named, MultiLabelSource data)
    {
        using var scope = NewDisposeScope();
        var actual = data.Test.Labels.greater(0.5);
        var found = Sums(named.logical_and(actual));
        var missed = Sums(actual.logical_and(named.logical_not()));
        var falseAlarms = Sums(named.logical_and(actual.logical_not()));
        return [.. data.Labels.Select((label, i) => new LabelCounts(label, found[i], missed[i], falseAlarms[i]))];
    }

    private static long[] Sums(Tensor yes)
    {
        using var sums = yes.sum([0], type: ScalarType.Int64);
        return sums.data<long>().ToArray();
    }

    private static List<LabelMistake> WorstRows(Tensor logits, MultiLabelSource data)
    {
        using var scope = NewDisposeScope();
        var labels = data.Labels.Count;
        var losses = functional.binary_cross_entropy_with_logits(logits, data.Test.Labels, reduction: Reduction.None).mean([1]);
        var worst = losses.argsort(descending: true)[..Math.Min(LabelMistakesPicture.Most, (int)data.Test.Count)];
        var probabilities = functional.sigmoid(logits.index_select(0, worst)).contiguous().data<float>().ToArray();
        var actual = data.Test.Labels.index_select(0, worst).contiguous().data<float>().ToArray();
        return [.. worst.data<long>().ToArray().Select((row, place) => new LabelMistake(
            row,
            [.. probabilities.Skip(place * labels).Take(labels).Select(probability => (double)probability)],
            [.. actual.Skip(place * labels).Take(labels).Select(label => label > 0.5f)]))];
    }
}
