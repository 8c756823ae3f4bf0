using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using TorchSharp.Analyzers.Benchmarks;

var recall = RecallBars.Read(args);
IBars[] all = [new NoTorchSharpBars(), new BatchBars(), new LiveBars(), new LibraryBars(), new GateBars(), new FixBars(), new SizeBars(args), new Counts(), new CompilerBars(), recall ?? new RecallBars()];

if (args is ["bdn", .. var rest])
{
    // In this process: a project made by BenchmarkDotNet would inherit the repository's build rules.
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    BenchmarkSwitcher.FromAssembly(typeof(Contender).Assembly).Run(rest, config);
    return 0;
}

var chosen = all.Where(bars => recall is not null && (args is ["all"] || args.Contains(bars.Command))).ToList();
if (chosen.Count == 0)
{
    Console.WriteLine("usage: dotnet run -c Release --project benchmarks -- COMMAND\n");
    foreach (var bars in all)
        Console.WriteLine($"  {bars.Command,-14} {bars.Summary}");
    Console.WriteLine($"  {"all",-14} all of these");
    Console.WriteLine($"  {"bdn [...]",-14} the same work under BenchmarkDotNet, with its options");
    return 2;
}

var measured = new List<Bar>();
foreach (var bars in chosen)
{
    Console.WriteLine($"{bars.Command}: {bars.Summary}");
    measured.AddRange(bars.Measure(Console.Out));
}

Console.WriteLine();
Bar.Print(measured, Console.Out);
return measured.TrueForAll(static bar => bar.IsMet) ? 0 : 1;
