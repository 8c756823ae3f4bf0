using System.Diagnostics;
using System.Globalization;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>Runs a model over examples in eval mode and without gradients.</summary>
internal sealed class Evaluator(Module<Tensor, Tensor> model, ITrainingTask task, int batchSize, Device device)
{
    public Evaluation Evaluate(Examples examples)
    {
        var watch = Stopwatch.StartNew();
        using var modes = ModuleModes.Evaluate(model);
        using var withoutGradient = inference_mode();
        foreach (var metric in task.Metrics)
            metric.Reset();

        var (loss, weight) = (0.0, 0.0);
        for (var first = 0L; first < examples.Count; first += batchSize)
        {
            using var scope = NewDisposeScope();
            var (mean, share) = Judge(examples, first);
            loss += mean * share;
            weight += share;
        }

        var metrics = task.Metrics.ToDictionary(metric => metric.Name, metric => metric.Compute());
        return new Evaluation(loss / weight, metrics, examples.Count, watch.Elapsed);
    }

    public Tensor Predict(Tensor inputs)
    {
        if (inputs.dim() == 0 || inputs.size(0) == 0)
            throw new ArgumentException($"expected at least one row to predict, got {Describe.Tensor(inputs)}", nameof(inputs));
        using var modes = ModuleModes.Evaluate(model);
        using var withoutGradient = no_grad();
        var parts = new List<Tensor>();
        try
        {
            for (var first = 0L; first < inputs.size(0); first += batchSize)
                parts.Add(PredictBatch(inputs, first));
            return cat(parts);
        }
        finally
        {
            parts.ForEach(part => part.Dispose());
        }
    }

    private (double Mean, double Weight) Judge(Examples examples, long first)
    {
        var count = Math.Min(batchSize, examples.Count - first);
        var batch = new Batch(examples.Inputs.narrow(0, first, count).to(device), examples.Targets.narrow(0, first, count).to(device));
        var logits = ForwardPass.Of(model, batch.Inputs);
        if (NoNumbers.In(logits) is { } wrong)
            throw Refusal(batch, $"the outputs of {wrong.Count} of {count} examples are NaN or +∞, the first of them example {first + wrong.First}");
        var measured = task.Measured(logits, batch.Targets);
        foreach (var metric in task.Metrics)
            metric.Update(measured.Logits, measured.Targets);

        var loss = task.Loss(logits, batch.Targets);
        var mean = loss.Mean.Number();
        if (!double.IsFinite(mean))
            throw Refusal(batch, string.Create(CultureInfo.InvariantCulture, $"the loss of examples {first} to {first + count - 1} is {mean}"));
        return (mean, loss.Weight);
    }

    /// <summary>A figure of which a part is no number would be none, and would look like one where it ranks or counts.</summary>
    private TrainingException Refusal(Batch batch, string what) => new($"in an evaluation, {what}: {new FirstOffender(model).Find(batch)}");

    private Tensor PredictBatch(Tensor inputs, long first)
    {
        using var scope = NewDisposeScope();
        var batch = inputs.narrow(0, first, Math.Min(batchSize, inputs.size(0) - first));
        return ForwardPass.Of(model, batch.to(device)).cpu().MoveToOuterDisposeScope();
    }
}
