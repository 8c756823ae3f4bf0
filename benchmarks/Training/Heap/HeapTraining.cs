using System.Globalization;
using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// What a child process does: trains the CNN with an evaluation after each epoch, as programs do, and counts the page faults of the epochs after the first
/// four. The middle one counts: a heap that still grows once does no harm, memory that comes and goes with each epoch does.
/// </summary>
internal static class HeapTraining
{
    public const string Command = "heap-process";

    private const int StepsPerEpoch = 25;
    private const int WarmUp = 4;
    private const int Epochs = 5;

    /// <param name="arguments">Whether to keep the memory of batches, and whether to train on a thread of the pool.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        if (bool.Parse(arguments[1]) && !BatchMemory.Keep())
            throw new PlatformNotSupportedException("the C library is not glibc");
        var costs = bool.Parse(arguments[2]) ? Task.Run(Measure).GetAwaiter().GetResult() : Measure();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{costs.FaultsPerStep} {costs.MillisecondsPerStep}"));
        return 0;
    }

    private static HeapCosts Measure()
    {
        set_num_threads(1);
        using var workload = Workload.Cnn(StepsPerEpoch);
        using var model = workload.Create();
        var options = new TrainerOptions { Epochs = WarmUp, BatchSize = Workload.BatchSize, EvaluationBatchSize = 1000, Device = "cpu" };
        var validation = new Data.Examples(workload.Examples.Inputs[..1000].clone(), workload.Examples.Targets[..1000].clone());
        _ = new Trainer(model, workload.Task, options).Train(workload.Examples, validation);

        var faults = new List<long>();
        var time = Cpu.Of(() =>
        {
            for (var epoch = 0; epoch < Epochs; epoch++)
            {
                var before = MinorFaults();
                _ = new Trainer(model, workload.Task, options with { Epochs = 1 }).Train(workload.Examples, validation);
                faults.Add(MinorFaults() - before);
            }
        });
        return new HeapCosts(faults.Order().ElementAt(Epochs / 2) / (double)StepsPerEpoch, time.TotalMilliseconds / (Epochs * StepsPerEpoch));
    }

    /// <summary>The tenth field of <c>/proc/self/stat</c>; the second is the program's name, in brackets, and may have blanks.</summary>
    private static long MinorFaults()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[10 - 3], CultureInfo.InvariantCulture);
    }
}
