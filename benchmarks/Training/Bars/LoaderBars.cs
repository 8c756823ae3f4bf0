using TorchSharp.Analyzers.Benchmarks;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>The trainer against the loop of TorchSharp's examples: Dataset, DataLoader and its own Adam.</summary>
internal sealed class LoaderBars : IBars
{
    private const int Batches = 400;

    private static readonly Comparison OverTheLoader = new("MLP: trainer over Dataset + DataLoader + Adam, samples/s", Contender: 0, To: 1, Limit: 3);

    public string Command => "loader";

    public string Summary => "samples per second of the trainer over the loop of TorchSharp's examples, small model, processor time, one thread";

    public IEnumerable<Bar> Measure(TextWriter log)
    {
        using var workload = Workload.Mlp(Batches);
        using var ours = workload.Create();
        using var theirs = workload.Create();
        using var optimizer = optim.Adam(theirs.parameters());
        var trainer = new Trainer(ours, workload.Task, new TrainerOptions { Epochs = 1, BatchSize = Workload.BatchSize, Device = "cpu" });
        using var loader = DataLoader(new Rows(workload), Workload.BatchSize, shuffle: true, device: CPU);
        LoaderEpoch(workload, theirs, loader, optimizer);
        _ = trainer.Train(workload.Examples);

        var times = Interleaved.Run(contenders: 2, (9, 41), [OverTheLoader], (contender, _) => Cpu.Of(() =>
        {
            if (contender == 0)
                LoaderEpoch(workload, theirs, loader, optimizer);
            else
                trainer.Train(workload.Examples);
        }));
        log.WriteLine($"  {workload.Examples.Count / times.Median(1).TotalSeconds:N0} samples/s of the trainer, {workload.Examples.Count / times.Median(0).TotalSeconds:N0} of the loader's loop");
        yield return Bar.AtLeast(OverTheLoader.Name, times.Ratio(0, to: 1), OverTheLoader.Limit);
    }

    private static void LoaderEpoch(Workload workload, nn.Module<Tensor, Tensor> model, Modules.DataLoader loader, optim.Optimizer optimizer)
    {
        foreach (var batch in loader)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            workload.Task.Loss(model.call(batch["data"]), batch["label"]).Mean.backward();
            optimizer.step();
        }
    }

    /// <summary>One row after the other, as a data set of TorchSharp's examples gives them.</summary>
    private sealed class Rows(Workload workload) : Dataset
    {
        public override long Count => workload.Examples.Count;

        public override Dictionary<string, Tensor> GetTensor(long index) => new()
        {
            ["data"] = workload.Examples.Inputs[index],
            ["label"] = workload.Examples.Targets[index],
        };
    }
}
