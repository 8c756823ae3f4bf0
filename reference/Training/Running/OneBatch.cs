using System.Globalization;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Trains on one batch again and again, and puts the model back as it was.</summary>
internal sealed class OneBatch(Trainer trainer)
{
    private const int Window = 10;
    private const double Nearness = 0.01;

    /// <summary>A loss this much smaller than at first, and well under the floor, is learned.</summary>
    private const double LearnedShare = 0.1;

    public OverfitReport Overfit(Examples examples, int steps)
    {
        using var scope = NewDisposeScope();
        using var weights = WeightCopy.Of(trainer.Model);
        using var generator = get_rng_state();
        using var modes = ModuleModes.Train(trainer.Model);
        try
        {
            var batch = First(examples);
            var losses = Losses(batch, steps);
            return Judge(losses, Floor(batch));
        }
        finally
        {
            weights.CopyTo(trainer.Model);
            set_rng_state(generator);
        }
    }

    private Batch First(Examples examples)
    {
        var batches = new Batches(examples, new BatchOptions { Size = trainer.Options.BatchSize, Seed = (ulong)trainer.Options.Seed });
        return batches.Take(batches.Order(0), 0);
    }

    private List<double> Losses(Batch batch, int steps)
    {
        var parameters = Optimizers.Trainable(trainer.Model);
        using var optimizer = trainer.Options.Optimizer(trainer.Model);
        var guards = new StepGuards(trainer.Model, trainer.Task, optimizer, parameters, trainer.Options.Guards & ~Guards.OutputRange);
        var step = new TrainingStep(trainer.Model, trainer.Task, optimizer, parameters, trainer.Options.ClipGradientNorm, guards);
        var losses = new List<double>();
        while (losses.Count < steps && !(losses.Count > Window && losses[^Window..].Max() < losses[0] * LearnedShare / 2))
        {
            losses.Add(step.Take(batch).Loss);
        }

        return losses;
    }

    private double Floor(Batch batch)
    {
        using var withoutGradient = no_grad();
        return trainer.Task.SquashedFloor(batch.Targets);
    }

    private static OverfitReport Judge(List<double> losses, double floor)
    {
        var (first, last) = (losses[0], losses.TakeLast(Window).Average());
        var verdict = Math.Abs(last - floor) <= floor * Nearness ? OverfitVerdict.StuckAtFloor
            : last < Math.Min(first * LearnedShare, floor) ? OverfitVerdict.Learned
            : OverfitVerdict.NotLearned;
        return new OverfitReport(verdict, first, last, floor, losses.Count, Words(verdict, last, floor, losses.Count));
    }

    private static string Words(OverfitVerdict verdict, double last, double floor, int steps) => verdict switch
    {
        OverfitVerdict.Learned => string.Create(CultureInfo.InvariantCulture, $"the batch is learned by heart: a loss of {last:0.0000} after {steps} steps"),
        OverfitVerdict.StuckAtFloor => string.Create(CultureInfo.InvariantCulture, $"the loss is stuck at {last:0.000}, and {floor:0.000} is the least that outputs from 0 to 1 can reach: the model ends in softmax or sigmoid, which the loss applies again"),
        _ => string.Create(CultureInfo.InvariantCulture, $"after {steps} steps on one batch the loss is still {last:0.000}: look at the learning rate, at whether targets and inputs belong together, and at what cuts the graph"),
    };
}
