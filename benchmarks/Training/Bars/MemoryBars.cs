using System.Globalization;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// Memory of a training of the CNN: the same tensors after every step, the same memory from step 100 to step 5,000.
/// Each step also leaves some 3 kB of small managed objects behind. The project file bounds how many of them may wait for the collector:
/// with a big cache it would let them wait beyond step 5,000. Native memory is looked at by itself, too, as it is what a leak would fill.
/// </summary>
internal sealed class MemoryBars : IBars
{
    private const int Steps = 5000;
    private const int Warm = 100;

    public string Command => "memory";

    public string Summary => $"live tensors, resident and native memory of {Steps:N0} steps of the CNN";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var workload = Workload.Cnn(batches: 100);
        using var model = workload.Create();
        var gauge = new Gauge();
        var options = new TrainerOptions { Epochs = Steps / 100, BatchSize = Workload.BatchSize, Device = "cpu" };
        _ = new Trainer(model, workload.Task, options).Train(workload.Examples, progress: gauge);

        yield return new Bar(
            $"CNN: live tensors after each of steps {Warm} to {Steps}", $"{gauge.LeastTensors} to {gauge.MostTensors}", "always the same", gauge.LeastTensors == gauge.MostTensors);
        foreach (var (what, memory) in new[] { ("resident", gauge.Resident), ("native", gauge.Native) })
        {
            yield return Bar.AtMost($"CNN: {what} memory, greatest over that of step {Warm}", memory.Greatest / memory.First, 1.05);
            yield return Bar.AtLeast($"CNN: {what} memory, least over that of step {Warm}", memory.Least / memory.First, 0.95);
        }

        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  resident {gauge.Resident.First / 1e6:N0} MB at step {Warm}, native {gauge.Native.First / 1e6:N0} MB; without scopes a step leaves {LeakOfAStep(workload) / 1e6:N1} MB behind"));
    }

    /// <summary>What is resident of all but the managed heap. A collection before would take leaked tensors away, too.</summary>
    private static double Native() => Environment.WorkingSet - GC.GetTotalMemory(forceFullCollection: false);

    /// <summary>What a loop without scopes costs until the garbage collector comes.</summary>
    private static double LeakOfAStep(Workload workload)
    {
        const int steps = 20;
        using var scope = NewDisposeScope();
        using var bare = new UnscopedSteps(workload);
        bare.Run(5);
        var before = Native();
        bare.Run(steps);
        return (Native() - before) / steps;
    }

    private sealed class Gauge : ITrainingProgress
    {
        public long LeastTensors { get; private set; } = long.MaxValue;

        public long MostTensors { get; private set; }

        public Range Resident { get; } = new();

        public Range Native { get; } = new();

        public void Started(TrainingPlan plan)
        {
        }

        public void Stepped(in StepReport step)
        {
            if (step.TotalSteps < Warm)
                return;
            var tensors = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
            (LeastTensors, MostTensors) = (Math.Min(LeastTensors, tensors), Math.Max(MostTensors, tensors));
            if (step.TotalSteps % Warm != 0)
                return;
            Resident.Add(Environment.WorkingSet);
            Native.Add(MemoryBars.Native());
        }

        public void EpochEnded(EpochResult epoch)
        {
        }

        public void Ended(TrainingResult result)
        {
        }
    }

    private sealed class Range
    {
        public double First { get; private set; } = double.NaN;

        public double Least { get; private set; } = double.MaxValue;

        public double Greatest { get; private set; }

        public void Add(double bytes)
        {
            First = double.IsNaN(First) ? bytes : First;
            (Least, Greatest) = (Math.Min(Least, bytes), Math.Max(Greatest, bytes));
        }
    }
}
