using TorchSharp;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Figures;

/// <summary>One way to end a model and to judge what it gives.</summary>
/// <param name="Label">As the legend says it.</param>
/// <param name="IsRight">Whether it is the right way, or its equal.</param>
/// <param name="Activation">What stands after the last layer; nothing where it is null.</param>
/// <param name="Loss">The mean over a batch, of what the model gives and the targets.</param>
/// <param name="Metric">Success, of what the model gives.</param>
internal sealed record Ending(
    string Label, bool IsRight, Func<Module<Tensor, Tensor>>? Activation, Func<Tensor, Tensor, Tensor> Loss, IMetric Metric);

/// <summary>What came of an epoch: the mean loss over its examples, and success on others.</summary>
internal readonly record struct Point(double Loss, double Success);

/// <summary>A training of one of them.</summary>
internal sealed record Run(Ending Ending, IReadOnlyList<Point> Epochs);

/// <summary>The same network on the same examples in the same order from the same weights, with different endings.</summary>
/// <param name="Name">Of the picture's file.</param>
/// <param name="Title">Of its panels.</param>
/// <param name="Examples">Draws what is trained on, and what success is measured on.</param>
/// <param name="Network">Makes the layers.</param>
/// <param name="Endings">The right one first.</param>
internal sealed record Comparison(
    string Name,
    string Title,
    Func<(Examples Training, Examples Test)> Examples,
    Func<Module<Tensor, Tensor>> Network,
    IReadOnlyList<Ending> Endings)
{
    private const int Epochs = 20;

    /// <summary>Adam's.</summary>
    public double LearningRate { get; init; } = 1e-3;

    public string Metric => Endings[0].Metric.Name;

    public IReadOnlyList<Run> Train()
    {
        var (training, test) = Examples();
        using (training)
        using (test)
            return [.. Endings.Select(ending => new Run(ending, Train(ending, training, test)))];
    }

    // A loop of its own, because the library's trainer refuses models that end in an activation.
    private List<Point> Train(Ending ending, Examples training, Examples test)
    {
        random.manual_seed(1);
        using var model = ending.Activation is null ? Network() : Sequential(Network(), ending.Activation());
        using var optimizer = optim.Adam(model.parameters(), lr: LearningRate);
        var batches = new Batches(training, new BatchOptions { Seed = 1 });
        var points = new List<Point>();
        for (var epoch = 0; epoch < Epochs; epoch++)
            points.Add(new Point(TrainEpoch(ending, model, optimizer, batches, epoch) / training.Count, Success(ending, model, test)));
        return points;
    }

    /// <returns>The sum of the losses of all examples.</returns>
    private static double TrainEpoch(Ending ending, Module<Tensor, Tensor> model, optim.Optimizer optimizer, Batches batches, int epoch)
    {
        using var order = batches.Order(epoch);
        var sum = 0.0;
        for (var i = 0; i < batches.PerEpoch; i++)
        {
            using var scope = NewDisposeScope();
            var batch = batches.Take(order, i);
            optimizer.zero_grad();
            var loss = ending.Loss(model.call(batch.Inputs), batch.Targets);
            loss.backward();
            optimizer.step();
            sum += loss.ToDouble() * batch.Count;
        }

        return sum;
    }

    private static double Success(Ending ending, Module<Tensor, Tensor> model, Examples test)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        ending.Metric.Reset();
        ending.Metric.Update(model.call(test.Inputs), test.Targets);
        return ending.Metric.Compute();
    }
}
