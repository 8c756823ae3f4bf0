using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>Reports when the compilation ends: a build shows it, an editor never does.</summary>
internal sealed class CompilationEndRule : CallRule
{
    protected override void Register(AnalysisContext context) => context.RegisterCompilationStartAction(start =>
    {
        var found = new ConcurrentQueue<Diagnostic>();
        start.RegisterOperationAction(
            operation =>
            {
                if (IsOld(operation.Operation))
                    found.Enqueue(Report(operation.Operation));
            },
            OperationKind.Invocation);
        start.RegisterCompilationEndAction(end =>
        {
            foreach (var diagnostic in found)
                end.ReportDiagnostic(diagnostic);
        });
    });
}

/// <summary>Reports at the declaration of the method that is called, which may stand in another file.</summary>
internal sealed class OtherFileRule : CallRule
{
    protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (IsOld(call))
                operation.ReportDiagnostic(Diagnostic.Create(Rule, call.TargetMethod.Locations[0], "Old"));
        },
        OperationKind.Invocation);
}

/// <summary>Keeps state from run to run: only the first analysis of a process finds something.</summary>
internal sealed class RememberingRule : CallRule
{
    private static readonly ConcurrentDictionary<string, bool> Seen = new();

    protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (IsOld(operation.Operation) && Seen.TryAdd(operation.ContainingSymbol.ToDisplayString(), true))
                operation.ReportDiagnostic(Report(operation.Operation));
        },
        OperationKind.Invocation);
}

/// <summary>Finds something in the first file only, whichever that is.</summary>
internal sealed class FileOrderRule : CallRule
{
    protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (IsOld(operation.Operation) && operation.Compilation.SyntaxTrees.First() == operation.Operation.Syntax.SyntaxTree)
                operation.ReportDiagnostic(Report(operation.Operation));
        },
        OperationKind.Invocation);
}

internal sealed class ThrowingRule : CallRule
{
    protected override void Register(AnalysisContext context) => context.RegisterOperationAction(
        operation =>
        {
            if (IsOld(operation.Operation))
                throw new InvalidOperationException("a mistake in a rule");
        },
        OperationKind.Invocation);
}
