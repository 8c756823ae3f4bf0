using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// Delegates that may be called with anything: what library code was given, what went where nobody follows it, and what nobody
/// calls at all.
/// </summary>
internal sealed class EscapingFunctions(ProgramTrace trace, Contexts contexts)
{
    /// <summary>The types of delegates that are called somewhere without anybody knowing which function that runs.</summary>
    private readonly HashSet<ISymbol> _unresolved = new(
        trace.Bodies.SelectMany(static body => body.Calls).OfType<IInvocationOperation>()
            .Where(call => call is { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } function } && !IsResolved(function.Syntax, contexts))
            .Select(static call => call.Instance!.Type!.OriginalDefinition),
        SymbolEqualityComparer.Default);

    /// <summary>Lambdas and local functions among them.</summary>
    public IEnumerable<Closure> Closures() =>
        from body in trace.Bodies
        from expression in body.Values.Select(static entry => entry.Key).OfType<ExpressionSyntax>()
        where trace.TypeOf(expression)?.TypeKind == TypeKind.Delegate
        from closure in contexts.ValuesOf(expression).OfType<Closure>()
        where !contexts.IsEntered(closure.Function) || Escapes(expression)
        select closure;

    /// <summary>A parameter that no caller fills holds no function of this program.</summary>
    private static bool IsResolved(SyntaxNode function, Contexts contexts) =>
        contexts.ValuesOf(function).All(static value => value is Parameter or Closure or MethodValue || (value != Value.Unknown && !value.IsSymbolic));

    /// <summary>Whether calls of this delegate may be known to nobody.</summary>
    public bool Escapes(ExpressionSyntax expression)
    {
        if (trace.TypeOf(expression) is not { } type || _unresolved.Contains(type.OriginalDefinition))
            return true;
        var operation = trace.ModelOf(expression).GetOperation(expression, trace.Cancellation);
        while (operation?.Parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation?.Parent switch
        {
            IInvocationOperation call => call.Instance != operation,
            IArgumentOperation { Parent: { } call } => contexts.CalleesOf(call.Syntax).Count == 0,
            IVariableInitializerOperation or IFieldInitializerOperation or IPropertyInitializerOperation or IReturnOperation
                or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ITupleOperation or IExpressionStatementOperation => false,
            ISimpleAssignmentOperation assignment => assignment.IsRef,
            _ => true,
        };
    }
}
