using BenchmarkDotNet.Attributes;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The same work under BenchmarkDotNet, for its statistics and its memory columns.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private Workload _workload = null!;
    private int _edit;

    public static IEnumerable<Contender> Contenders => [Contender.Empty, Contender.Graph, Contender.Ours];

    [ParamsSource(nameof(Contenders))]
    public Contender Analyzer { get; set; } = Contender.Empty;

    [Params(10, 100, 1000)]
    public int Files { get; set; }

    [GlobalSetup]
    public void Write() => _workload = Workload.Training(Files).Checked();

    [Benchmark]
    public object Batch() => _workload.Analyze(Analyzer);

    [Benchmark]
    public object LiveEdit() => _workload.Edit(Analyzer, _edit++);
}
