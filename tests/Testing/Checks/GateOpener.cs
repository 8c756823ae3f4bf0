using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Rides along and opens the gate of the engine that the rules share, before any of them asks.</summary>
#pragma warning disable RS1001 // Nobody loads it: tests make it.
internal sealed class GateOpener : DiagnosticAnalyzer
#pragma warning restore RS1001
{
#pragma warning disable RS2008 // It is never released.
    private static readonly DiagnosticDescriptor Rule =
        new("TEST001", "Never reported", "Never reported", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);
#pragma warning restore RS2008

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
#pragma warning disable RS1012 // All actions are the rules'.
        context.RegisterCompilationStartAction(static start => TorchCompilation.Of(start.Compilation).Flow?.OpenGate());
#pragma warning restore RS1012
    }
}
