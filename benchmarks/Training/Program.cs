using Spectre.Console;
using TorchSharp.Reference.Benchmarks;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

if (args is [HeapTraining.Command, ..])
    return HeapTraining.Run(args);

_ = BatchMemory.Keep();

// Memory first: what other measurements leave behind would be given back while it looks.
IBars[] all = [new MemoryBars(), new EpochBars(), new OptimizerBars(), new LoaderBars(), new EvaluationBars(), new MetricBars(), new ThreadBars(), new HeapBars()];

var chosen = all.Where(bars => args is ["all"] || args.Contains(bars.Command)).ToList();
if (chosen.Count == 0)
{
    Console.WriteLine("usage: dotnet run -c Release --project benchmarks/Training -- COMMAND\n");
    foreach (var bars in all)
        Console.WriteLine($"  {bars.Command,-12} {bars.Summary}");
    Console.WriteLine($"  {"all",-12} all of these");
    return 2;
}

var table = new Table().AddColumns("bar", "measured", "promised", "");
var missed = 0;
foreach (var bars in chosen)
{
    Console.WriteLine($"{bars.Command}: {bars.Summary}");
    set_num_threads(1);
    foreach (var bar in bars.Measure(Console.Out))
    {
        Console.WriteLine(bar);
        table.AddRow(bar.Name, bar.Measured, bar.Promise, bar.IsMet ? "met" : "MISSED");
        missed += bar.IsMet ? 0 : 1;
    }
}

AnsiConsole.Write(table);
return missed == 0 ? 0 : 1;
