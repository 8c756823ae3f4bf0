using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The least that any analyzer of flow must do: it builds the control-flow graph of each body, and looks at none.</summary>
#pragma warning disable RS1001 // Nobody loads it: benchmarks make it.
public sealed class GraphAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
{
#pragma warning disable RS2008 // It is never released.
    private static readonly DiagnosticDescriptor Rule =
        new("BENCH002", "Never reported", "Never reported", "Benchmark", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    private int _graphsMade;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

    /// <summary>How many graphs the analyzers of this kind made.</summary>
    public static int CountIn(CompilationWithAnalyzers analysis) => analysis.Analyzers.OfType<GraphAnalyzer>().Sum(static analyzer => analyzer._graphsMade);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationBlockAction(block =>
        {
            foreach (var operation in block.OperationBlocks)
            {
                block.GetControlFlowGraph(operation);
                Interlocked.Increment(ref _graphsMade);
            }
        });
    }
}
