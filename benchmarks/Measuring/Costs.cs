using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What a run costs, in units that no noise touches.</summary>
/// <param name="Actions">Actions registered for code: all but the starts of the compilation.</param>
/// <param name="Graphs">Control-flow graphs made: bodies interpreted.</param>
/// <param name="Bytes">Bytes allocated.</param>
internal sealed record Costs(int Actions, int Graphs, double Bytes)
{
    public static Costs Sum(IEnumerable<Costs> all) =>
        all.Aggregate(static (sum, more) => new(Math.Max(sum.Actions, more.Actions), sum.Graphs + more.Graphs, sum.Bytes + more.Bytes));

    public static Costs Of(Func<Contender, CompilationWithAnalyzers> run, Contender contender)
    {
        var counter = new GraphCounter();
        var analysis = run(contender with { Create = () => [.. contender.Create(), counter] });
        run(contender);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        run(contender);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new(analysis.Analyzers.Sum(analyzer => ActionsOf(analyzer, analysis)), counter.Count + GraphAnalyzer.CountIn(analysis), bytes);
    }

    private static int ActionsOf(DiagnosticAnalyzer analyzer, CompilationWithAnalyzers analysis)
    {
        var telemetry = analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult();
        return telemetry.SyntaxTreeActionsCount + telemetry.SemanticModelActionsCount + telemetry.SymbolActionsCount + telemetry.SymbolStartActionsCount
            + telemetry.SyntaxNodeActionsCount + telemetry.CodeBlockActionsCount + telemetry.CodeBlockStartActionsCount
            + telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.OperationBlockStartActionsCount
            + telemetry.CompilationActionsCount + telemetry.CompilationEndActionsCount;
    }

    /// <summary>Rides along to see the compilation that the analyzers share, and in it the engine that counts.</summary>
#pragma warning disable RS1001 // Nobody loads it: benchmarks make it.
    private sealed class GraphCounter : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        private readonly ConcurrentDictionary<FlowAnalysis, bool> _flows = new();

        public int Count => _flows.Keys.Sum(static flow => flow.Bodies.GraphsMade);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => new GraphAnalyzer().SupportedDiagnostics;

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
#pragma warning disable RS1012 // It looks, and does nothing.
            context.RegisterCompilationStartAction(start =>
            {
                if (TorchCompilation.Of(start.Compilation).Flow is { } flow)
                    _flows.TryAdd(flow, true);
            });
#pragma warning restore RS1012
        }
    }
}
