using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// The default batch size of evaluations against others. How much slower the greatest is depends on what the process did before: once big
/// blocks have been freed, glibc no longer gives them back each time.
/// </summary>
internal sealed class EvaluationBars : IBars
{
    private const int Rounds = 9;
    private static readonly int[] Sizes = [new TrainerOptions().EvaluationBatchSize, 16, 32, 128, 256, 1000];

    public string Command => "evaluation";

    public string Summary => "time of an evaluation of the CNN at the default batch size over that at the fastest, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var workload = Workload.Cnn(batches: 32);
        using var model = workload.Create();
        var trainers = Sizes.Select(size => new Trainer(model, new MultiClassTask(10) { Metrics = [] }, new TrainerOptions { EvaluationBatchSize = size, Device = "cpu" })).ToList();
        trainers.ForEach(trainer => trainer.Evaluate(workload.Examples));

        var times = Interleaved.Run(Sizes.Length, Rounds, (contender, _) => Cpu.Of(() => trainers[contender].Evaluate(workload.Examples)));
        for (var i = 0; i < Sizes.Length; i++)
            log.WriteLine($"  {Sizes[i],5} at once: {times.Median(i).TotalMicroseconds / workload.Examples.Count:N1} µs an image");
        yield return Bar.AtMost($"CNN: evaluation at {Sizes[0]} over the fastest size", Enumerable.Range(0, Sizes.Length).Max(i => times.Ratio(0, to: i)), 1.10);
    }
}
