using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>A call of a function that does nothing but apply the activation to its argument.</summary>
/// <param name="Call">The call.</param>
/// <param name="Input">What it is given.</param>
/// <param name="Helper">The function.</param>
/// <param name="Activation">The function's only call.</param>
internal sealed record HelperCall(InvocationExpressionSyntax Call, ExpressionSyntax Input, IMethodSymbol Helper, InvocationExpressionSyntax Activation);

/// <summary>
/// The calls of such functions on the way to the loss. These are what should go: without its activation, a helper would be left that
/// hands back what it is given, and all its other callers would have to be changed.
/// </summary>
/// <param name="Calls">The calls.</param>
/// <param name="Uses">Where their results go.</param>
internal sealed record HelperCalls(IReadOnlyList<HelperCall> Calls, UseGraph Uses)
{
    /// <summary>Those calls, or null if the activations are not in helpers only, or other calls' results come to the same places.</summary>
    public static HelperCalls? Of(UseGraph graph, ProgramTrace trace, Removal removal)
    {
        var wanted = graph.ReachingWanted();
        var calls = new List<HelperCall>();
        foreach (var origin in removal.Origins.Items)
        {
            if (HelperAround(origin, trace) is not { } helper)
                return null;
            foreach (var (target, _) in graph.After(UseNode.Result(helper.Function)).Where(step => wanted.Contains(step.Target)))
            {
                if (CallOf(target, helper, trace) is not { } call)
                    return null;
                calls.Add(call);
            }
        }

        return calls.Count > 0 && graph.PartFrom(calls.ConvertAll(static call => UseNode.Expression(call.Call))) is { } part ? new HelperCalls(calls, part) : null;
    }

    private static Helper? HelperAround(Origin origin, ProgramTrace trace)
    {
        if (origin.Site.Node is not InvocationExpressionSyntax activation || trace.BodyAround(activation) is not { } body
            || Functions.Around(activation, body) is not { } function
            || OnlyResultOf(function) is not { } result || Expressions.Unwrapped(result) != activation
            || trace.ModelOf(function).GetDeclaredSymbol(function, trace.Cancellation) is not IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } method
            || Tracing.Calls.InputOf(activation, trace) is not { } input)
            return null;
        return trace.ModelOf(input).GetSymbolInfo(Expressions.Unwrapped(input), trace.Cancellation).Symbol is IParameterSymbol { RefKind: RefKind.None } parameter
            && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method)
            ? new Helper(function, method, parameter, activation)
            : null;
    }

    private static ExpressionSyntax? OnlyResultOf(SyntaxNode function) => function switch
    {
        MethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression,
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => arrow.Expression,
        MethodDeclarationSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
        LocalFunctionStatementSyntax { Body.Statements: [ReturnStatementSyntax { Expression: { } returned }] } => returned,
        _ => null,
    };

    private static HelperCall? CallOf(UseNode node, Helper helper, ProgramTrace trace)
    {
        if (node is not { Kind: UseNodeKind.Expression, Key: InvocationExpressionSyntax { Expression: not MemberBindingExpressionSyntax } call }
            || trace.ModelOf(call).GetOperation(call, trace.Cancellation) is not IInvocationOperation invocation
            || !SymbolEqualityComparer.Default.Equals(invocation.TargetMethod.OriginalDefinition, helper.Method.OriginalDefinition)
            || !invocation.Arguments.All(argument => argument.Parameter?.Ordinal == helper.Parameter.Ordinal || IsWithoutEffect(argument)))
            return null;
        return invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == helper.Parameter.Ordinal)?.Value.Syntax is ExpressionSyntax input
            ? new HelperCall(call, input, helper.Method, helper.Activation)
            : null;
    }

    /// <summary>What is written beside the tensor goes, too.</summary>
    private static bool IsWithoutEffect(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue.HasValue
        || argument.Value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation;

    private sealed record Helper(SyntaxNode Function, IMethodSymbol Method, IParameterSymbol Parameter, InvocationExpressionSyntax Activation);
}
