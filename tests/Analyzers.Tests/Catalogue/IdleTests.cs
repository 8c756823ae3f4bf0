using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>A project without TorchSharp pays nothing: no rule registers anything but the question whether TorchSharp is there.</summary>
public sealed class IdleTests
{
    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public async Task Without_TorchSharp_nothing_is_registered(Type analyzer) => Assert.Equal(0, await RegisteredAsync(analyzer, TestProgramReferences.WithoutTorchSharp));

    [Theory]
    [MemberData(nameof(ShippedRules.Analyzers), MemberType = typeof(ShippedRules))]
    public async Task With_TorchSharp_something_is(Type analyzer) => Assert.NotEqual(0, await RegisteredAsync(analyzer, TestProgramReferences.All));

    private static async Task<int> RegisteredAsync(Type analyzer, IEnumerable<MetadataReference> references)
    {
        var tree = CSharpSyntaxTree.ParseText("class P { int F(int x) => x + 1; }", cancellationToken: TestContext.Current.CancellationToken);
        var rule = ShippedRules.Create(analyzer);
        var asked = rule.SupportedDiagnostics.Select(descriptor => KeyValuePair.Create(descriptor.Id, ReportDiagnostic.Warn));
        var compilation = CSharpCompilation.Create("idle", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: asked));
        var analysis = compilation.WithAnalyzers([rule]);
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return Count(await analysis.GetAnalyzerTelemetryInfoAsync(rule, TestContext.Current.CancellationToken));
    }

    private static int Count(AnalyzerTelemetryInfo actions) =>
        actions.SyntaxTreeActionsCount + actions.AdditionalFileActionsCount + actions.SyntaxNodeActionsCount
        + actions.SemanticModelActionsCount + actions.SymbolActionsCount + actions.SymbolStartActionsCount + actions.SymbolEndActionsCount
        + actions.CodeBlockActionsCount + actions.CodeBlockStartActionsCount + actions.CodeBlockEndActionsCount
        + actions.OperationActionsCount + actions.OperationBlockActionsCount + actions.OperationBlockStartActionsCount
        + actions.OperationBlockEndActionsCount + actions.CompilationActionsCount + actions.CompilationEndActionsCount;
}
