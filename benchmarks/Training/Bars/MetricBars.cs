using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// Macro-F1 of many classes against accuracy, which looks for the greatest logit, too, and counts one number: what is beside that must not grow with the
/// square of the classes.
/// </summary>
internal sealed class MetricBars : IBars
{
    private const int Updates = 20;

    public string Command => "metrics";

    public string Summary => "time of macro-F1 over that of accuracy, for batches of 64 rows of many classes, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        foreach (var classes in new[] { 1000, 10_000, 100_000 })
        {
            using var logits = randn(64, classes);
            using var targets = randint(0, classes, [64], dtype: ScalarType.Int64);
            IMetric[] metrics = [new Accuracy(classes), new MacroClassScore(classes, TorchSharp.Reference.Metrics.Measure.F1)];
            var times = Interleaved.Run(contenders: 2, rounds: 15, (contender, _) => Cpu.Of(() =>
            {
                for (var update = 0; update < Updates; update++)
                    metrics[contender].Update(logits, targets);
            }));
            log.WriteLine($"  {classes:N0} classes: accuracy {times.Median(0).TotalMicroseconds / Updates:N0} µs a batch, macro-F1 {times.Median(1).TotalMicroseconds / Updates:N0} µs");
            yield return Bar.AtMost($"{classes:N0} classes: a batch for macro-F1 over one for accuracy", times.Ratio(1, to: 0), 1.5);
        }
    }
}
