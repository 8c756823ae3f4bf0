using CsCheck;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Metrics;

/// <summary>Logits and targets of a few rows, as plain numbers.</summary>
internal sealed record Rows(float[][] Logits, float[][] Targets)
{
    // Few different values, so that ties are frequent.
    private static readonly Gen<float> Logit = Gen.Int[-3, 3].Select(value => value / 2f);

    public int Count => Logits.Length;

    public static Gen<Rows> OfClasses(int classes) => Of(classes, Gen.Int[0, classes - 1].Select(target => new float[] { target }));

    public static Gen<Rows> OfLabels(int labels) => Of(labels, Gen.Int[0, 1].Select(target => (float)target).Array[labels]);

    public Rows this[IEnumerable<int> places] => new([.. places.Select(i => Logits[i])], [.. places.Select(i => Targets[i])]);

    /// <summary>The figure after these rows, in batches that end at the given places.</summary>
    public double Measure(IMetric metric, params IEnumerable<int> cuts)
    {
        metric.Reset();
        var first = 0;
        foreach (var end in cuts.Append(Count))
        {
            Update(metric, this[Enumerable.Range(first, end - first)]);
            first = end;
        }
        return metric.Compute();
    }

    /// <summary>Hands over all rows at once, their targets as class indices.</summary>
    public void Update(Action<Tensor, Tensor> update)
    {
        using var scope = NewDisposeScope();
        var (logits, targets) = ToTensors();
        update(logits, targets.view(-1).to(ScalarType.Int64));
    }

    /// <summary>float32 (rows, width) each.</summary>
    public (Tensor Logits, Tensor Targets) ToTensors() => (Matrix(Logits), Matrix(Targets));

    private static void Update(IMetric metric, Rows batch)
    {
        if (batch.Count == 0)
            return;

        using var scope = NewDisposeScope();
        var (logits, targets) = batch.ToTensors();
        metric.Update(logits, metric is MultiClassMetric ? targets.view(-1).to(ScalarType.Int64) : targets);
    }

    private static Tensor Matrix(float[][] rows) => tensor(rows.SelectMany(row => row).ToArray()).view(rows.Length, -1);

    private static Gen<Rows> Of(int width, Gen<float[]> target) =>
        Gen.Select(Logit.Array[width], target).Array[1, 10]
            .Select(rows => new Rows([.. rows.Select(row => row.Item1)], [.. rows.Select(row => row.Item2)]));
}
