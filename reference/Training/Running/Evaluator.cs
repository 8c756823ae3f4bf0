using System.Diagnostics;
using System.Globalization;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Runs a model over examples in eval mode and without gradients.</summary>
internal sealed class Evaluator(ForwardPass forward, ITrainingTask task, int batchSize, Device device)
{
    /// <param name="source">What is judged.</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    /// <param name="first">Looks at the first batch.</param>
    public Evaluation Evaluate(ExampleSource source, CancellationToken cancellation, Action<Batch>? first = null)
    {
        var watch = Stopwatch.StartNew();
        using var modes = ModuleModes.Evaluate(forward.Module);
        foreach (var metric in task.Metrics)
            metric.Reset();

        var (loss, weight, count) = (0.0, 0.0, 0L);
        foreach (var batch in BatchesOf(source, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (count == 0)
                first?.Invoke(batch);
            using var withoutGradient = inference_mode();
            using var scope = NewDisposeScope();
            var (mean, share) = Judge(batch, count);
            loss += share == 0 ? 0 : mean * share;
            weight += share;
            count += batch.Count;
        }

        if (weight == 0)
            throw new ArgumentException("none of the targets counts in the loss: there is nothing to evaluate", nameof(source));
        using var whole = inference_mode();
        var metrics = task.Metrics.ToDictionary(metric => metric.Name, metric => metric.Compute());
        return new Evaluation(loss / weight, metrics, count, watch.Elapsed);
    }

    /// <param name="inputs">(N, …) each.</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    public Tensor Predict(IReadOnlyList<Tensor> inputs, CancellationToken cancellation)
    {
        var rows = RowsOf(inputs);
        using var modes = ModuleModes.Evaluate(forward.Module);
        using var withoutGradient = no_grad();
        var parts = new List<Tensor>();
        try
        {
            for (var first = 0L; first < rows; first += batchSize)
            {
                cancellation.ThrowIfCancellationRequested();
                parts.Add(PredictBatch(inputs, first, Math.Min(batchSize, rows - first)));
            }

            return cat(parts);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    /// <summary>Each on the model's device, and gone when the next one is asked for.</summary>
    private IEnumerable<Batch> BatchesOf(ExampleSource source, CancellationToken cancellation) => source switch
    {
        BatchStream stream => StreamCursor.All(stream, task, device, cancellation),
        _ => Cut((Examples)source),
    };

    /// <summary>The rows one after the other, as views.</summary>
    private IEnumerable<Batch> Cut(Examples examples)
    {
        for (var first = 0L; first < examples.Count; first += batchSize)
        {
            var (start, count) = (first, Math.Min(batchSize, examples.Count - first));
            var batch = examples.Take(tensor => tensor.narrow(0, start, count));
            try
            {
                yield return batch;
            }
            finally
            {
                batch.Dispose();
            }
        }
    }

    private (double Mean, double Weight) Judge(Batch given, long first)
    {
        var batch = given.With(tensor => tensor.to(device));
        var count = batch.Count;
        var logits = forward.Of(batch);
        if (NoNumbers.In(logits) is { } wrong)
            throw Refusal(batch, $"the outputs of {wrong.Count} of {count} examples are NaN or +∞, the first of them example {first + wrong.First}");
        var measured = task.Measured(logits, batch.Targets);
        foreach (var metric in task.Metrics)
            metric.Update(measured.Logits, measured.Targets);

        var loss = task.Loss(logits, batch.Targets);
        var mean = loss.Mean.Number();
        if (!double.IsFinite(mean) && loss.Weight != 0)
            throw Refusal(batch, string.Create(CultureInfo.InvariantCulture, $"the loss of examples {first} to {first + count - 1} is {mean}"));
        return (mean, loss.Weight);
    }

    /// <summary>A figure of which a part is no number would be none, and would look like one where it ranks or counts.</summary>
    private TrainingException Refusal(Batch batch, string what) => new($"in an evaluation, {what}: {new FirstOffender(forward).Find(batch)}");

    private static long RowsOf(IReadOnlyList<Tensor> inputs)
    {
        var got = string.Join(", ", inputs.Select(Describe.Tensor));
        if (inputs.Count == 0 || inputs.Any(tensor => tensor.dim() == 0 || tensor.size(0) == 0))
            throw new ArgumentException($"expected at least one row to predict, got {got}", nameof(inputs));
        if (inputs.Any(tensor => tensor.size(0) != inputs[0].size(0)))
            throw new ArgumentException($"expected as many rows of each input, got {got}", nameof(inputs));
        return inputs[0].size(0);
    }

    private Tensor PredictBatch(IReadOnlyList<Tensor> inputs, long first, long count)
    {
        using var scope = NewDisposeScope();
        var rows = inputs.Select(tensor => tensor.narrow(0, first, count).to(device)).ToList();
        var batch = new Batch(rows[0], zeros([count, 0], device: device)) { More = rows[1..] };
        return forward.Of(batch).cpu().MoveToOuterDisposeScope();
    }
}
