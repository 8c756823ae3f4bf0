using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>A rule that runs beside the one under test: calls of one other method are reported.</summary>
internal abstract class OtherRule(string id, string method, DiagnosticSeverity severity) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _rule = new(id, method, $"{method} is called", "Harness", severity, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);
    }

    private void Analyze(OperationAnalysisContext context)
    {
        if (((IInvocationOperation)context.Operation).TargetMethod.Name == method)
            context.ReportDiagnostic(Diagnostic.Create(_rule, context.Operation.Syntax.GetLocation()));
    }
}

internal sealed class WarningRule() : OtherRule(Id, "New", DiagnosticSeverity.Warning)
{
    public const string Id = "HAR0002";
}

internal sealed class AdviceRule() : OtherRule(Id, "Next", DiagnosticSeverity.Info)
{
    public const string Id = "HAR0003";
}
