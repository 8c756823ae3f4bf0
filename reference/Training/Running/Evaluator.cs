using System.Diagnostics;
using TorchSharp.Reference.Data;
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
            var batch = Judge(examples, first);
            loss += batch.Mean.Number() * batch.Weight;
            weight += batch.Weight;
        }

        var metrics = task.Metrics.ToDictionary(metric => metric.Name, metric => metric.Compute());
        return new Evaluation(loss / weight, metrics, examples.Count, watch.Elapsed);
    }

    public Tensor Predict(Tensor inputs)
    {
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

    private BatchLoss Judge(Examples examples, long first)
    {
        var count = Math.Min(batchSize, examples.Count - first);
        var targets = examples.Targets.narrow(0, first, count).to(device);
        var logits = model.call(examples.Inputs.narrow(0, first, count).to(device));
        var measured = task.Measured(logits, targets);
        foreach (var metric in task.Metrics)
            metric.Update(measured.Logits, measured.Targets);
        return task.Loss(logits, targets);
    }

    private Tensor PredictBatch(Tensor inputs, long first)
    {
        using var scope = NewDisposeScope();
        var batch = inputs.narrow(0, first, Math.Min(batchSize, inputs.size(0) - first));
        return model.call(batch.to(device)).cpu().MoveToOuterDisposeScope();
    }
}
