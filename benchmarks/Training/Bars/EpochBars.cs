using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>A whole epoch of the trainer (data, steps, guards, running figures) against the compute floor.</summary>
internal sealed class EpochBars : IBars
{
    private static readonly Comparison Floor = new("CNN, batch 64: epoch over compute floor", Contender: 0, To: 1, Limit: 0.97);

    public string Command => "epoch";

    public string Summary => "throughput of a whole training epoch over bare steps on one resident batch, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var cnn = Workload.Cnn(batches: 30);
        yield return Bar.AtLeast(Floor.Name, Measure(cnn, steps: 30, epochs: 1, [Floor], log), Floor.Limit);
        using var mlp = Workload.Mlp(batches: 200);
        log.WriteLine($"  for scale, MLP: {Measure(mlp, steps: 600, epochs: 3, [], log):0.000}");
    }

    private static double Measure(Workload workload, int steps, int epochs, IReadOnlyList<Comparison> decide, TextWriter log)
    {
        using var bare = new BareSteps(workload, Optimizers.Adam());
        using var model = workload.Create();
        var trainer = new Trainer(model, workload.Task, new TrainerOptions { Epochs = epochs, BatchSize = Workload.BatchSize, Device = "cpu" });
        bare.Run(5);
        _ = trainer.Train(workload.Examples);

        var times = Interleaved.Run(contenders: 2, (15, 61), decide, (contender, _) => Cpu.Of(() =>
        {
            if (contender == 0)
                bare.Run(steps);
            else
                trainer.Train(workload.Examples);
        }));
        log.WriteLine($"  {workload.Name}: a bare step {times.Median(0).TotalMicroseconds / steps:N0} µs, a trainer's {times.Median(1).TotalMicroseconds / steps:N0} µs");
        return times.Ratio(0, to: 1);
    }
}
