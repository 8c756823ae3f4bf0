using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>A rule about nothing, to test the harness with: a call of a method named Old is reported.</summary>
internal class CallRule : DiagnosticAnalyzer
{
    public const string Id = "HAR0001";

    public static readonly DiagnosticDescriptor Rule = new(
        Id, "Old call", "'{0}' is old", "Harness", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        Register(context);
    }

    protected virtual void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (IsOld(operation.Operation))
                operation.ReportDiagnostic(Report(operation.Operation));
        },
        OperationKind.Invocation);

    protected static bool IsOld(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "Old" };

    protected static Diagnostic Report(IOperation operation) => Diagnostic.Create(Rule, operation.Syntax.GetLocation(), "Old");
}
