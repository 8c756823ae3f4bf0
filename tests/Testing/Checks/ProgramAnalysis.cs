using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Runs all rules over a compilation as a build does, or over one document as an editor does, and stops where an analyzer throws.</summary>
internal sealed class ProgramAnalysis
{
    private readonly ConcurrentQueue<string> _exceptions = new();
    private readonly CompilationWithAnalyzers _analysis;

    private ProgramAnalysis(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent)
    {
        _analysis = new CompilationWithAnalyzers(compilation, analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) => _exceptions.Enqueue($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false));
    }

    public static Task<ImmutableArray<Diagnostic>> BuildAsync(Compilation compilation, RulesUnderTest rules, bool concurrent = true) =>
        BuildAsync(compilation, rules.CreateAnalyzers(), concurrent);

    public static Task<ImmutableArray<Diagnostic>> BuildAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool concurrent) =>
        new ProgramAnalysis(compilation, analyzers, concurrent).RunAsync(analysis => analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None));

    /// <summary>What an editor shows in this document; with a span, what it asks for when a light bulb opens there.</summary>
    public static Task<ImmutableArray<Diagnostic>> EditorAsync(Compilation compilation, SyntaxTree tree, RulesUnderTest rules, TextSpan? span = null) =>
        new ProgramAnalysis(compilation, rules.CreateAnalyzers(), concurrent: true).RunAsync(async analysis =>
        {
            var syntax = await analysis.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
            var model = analysis.Compilation.GetSemanticModel(tree);
            return syntax.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, span, CancellationToken.None));
        });

    private async Task<ImmutableArray<Diagnostic>> RunAsync(Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> run)
    {
        var diagnostics = await run(_analysis);
        return _exceptions.IsEmpty ? diagnostics : throw new HarnessException("Analyzer exception", string.Join("\n", _exceptions.Distinct()));
    }
}
