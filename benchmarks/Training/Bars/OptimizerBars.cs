using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>The step with the flat Adam against the step with TorchSharp's.</summary>
internal sealed class OptimizerBars : IBars
{
    private static readonly Comparison Mlp = new("MLP: step with FlatAdam over step with Adam", Contender: 0, To: 1, Limit: 0.75);

    /// <summary>Convolutions leave the optimizer little of a step; what is promised is that the flat one wins.</summary>
    private static readonly Comparison Cnn = new("CNN: step with FlatAdam over step with Adam", Contender: 0, To: 1, Limit: 1);

    public string Command => "optimizer";

    public string Summary => "bare steps with FlatAdam against the same with TorchSharp's Adam, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var mlp = Workload.Mlp(batches: 2);
        yield return Bar.AtMost(Mlp.Name, Measure(mlp, steps: 500, Mlp, log), Mlp.Limit);
        using var cnn = Workload.Cnn(batches: 2);
        yield return Bar.AtMost(Cnn.Name, Measure(cnn, steps: 20, Cnn, log), Cnn.Limit);
    }

    private static double Measure(Workload workload, int steps, Comparison comparison, TextWriter log)
    {
        using var flat = new BareSteps(workload, Optimizers.Adam());
        using var stock = new BareSteps(workload, Optimizers.StockAdam());
        flat.Run(20);
        stock.Run(20);

        var times = Interleaved.Run(contenders: 2, (15, 61), [comparison], (contender, _) => Cpu.Of(() => (contender == 0 ? flat : stock).Run(steps)));
        log.WriteLine($"  {workload.Name}: {times.Median(0).TotalMicroseconds / steps:N0} µs with FlatAdam, {times.Median(1).TotalMicroseconds / steps:N0} µs with Adam");
        return times.Ratio(0, to: 1);
    }
}
