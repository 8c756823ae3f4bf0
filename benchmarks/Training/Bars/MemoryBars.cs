using System.Globalization;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>
/// Native memory of a training of the CNN: the same tensors after every step, the same memory from step 100 to step 5,000.
/// Each step also leaves some 3 kB of small managed objects behind, which nobody collects before the collector's first budget is spent
/// (with a big cache, later than step 5,000): they are told apart and printed.
/// </summary>
internal sealed class MemoryBars : IBars
{
    private const int Steps = 5000;
    private const int Warm = 100;

    public string Command => "memory";

    public string Summary => $"live tensors and native memory of {Steps:N0} steps of the CNN";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var workload = Workload.Cnn(batches: 100);
        using var model = workload.Create();
        var gauge = new Gauge();
        var options = new TrainerOptions { Epochs = Steps / 100, BatchSize = Workload.BatchSize, Device = "cpu" };
        _ = new Trainer(model, workload.Task, options).Train(workload.Examples, progress: gauge);

        yield return new Bar(
            $"CNN: live tensors after each of steps {Warm} to {Steps}", $"{gauge.LeastTensors} to {gauge.MostTensors}", "always the same", gauge.LeastTensors == gauge.MostTensors);
        yield return Bar.AtMost("CNN: native memory, greatest over that of step 100", gauge.Greatest / gauge.AtWarm, 1.05);
        yield return Bar.AtLeast("CNN: native memory, least over that of step 100", gauge.Least / gauge.AtWarm, 0.95);
        log.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  native {gauge.AtWarm / 1e6:N0} MB at step {Warm}, managed heap {gauge.Heap.First / 1e6:N0} MB there and {gauge.Heap.Last / 1e6:N0} MB at the end; without scopes a step leaves {LeakOfAStep(workload) / 1e6:N1} MB behind"));
    }

    private static double Managed() => GC.GetTotalMemory(forceFullCollection: false);

    /// <summary>What is resident of all but the managed heap. A collection before would take leaked tensors away, too.</summary>
    private static double Native() => Environment.WorkingSet - Managed();

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

        public double AtWarm { get; private set; }

        public double Least { get; private set; } = double.MaxValue;

        public double Greatest { get; private set; }

        /// <summary>The managed heap at the first and the last look.</summary>
        public (double First, double Last) Heap { get; private set; }

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
            var native = Native();
            AtWarm = AtWarm == 0 ? native : AtWarm;
            (Least, Greatest) = (Math.Min(Least, native), Math.Max(Greatest, native));
            Heap = (Heap.First == 0 ? Managed() : Heap.First, Managed());
        }

        public void EpochEnded(EpochResult epoch)
        {
        }

        public void Ended(TrainingResult result)
        {
        }
    }
}
