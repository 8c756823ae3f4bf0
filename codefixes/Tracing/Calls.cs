using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>Calls of functions that take one tensor and return another.</summary>
internal static class Calls
{
    /// <summary>The tensor that a call is given. None for a delegate: what it stands for here, it need not stand for elsewhere.</summary>
    public static ExpressionSyntax? InputOf(SyntaxNode call, ProgramTrace trace)
    {
        if (trace.ModelOf(call).GetOperation(call, trace.Cancellation) is not IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke } invocation)
            return null;
        var input = invocation.Instance is { } receiver && !trace.Flow.Library.Of(invocation.TargetMethod).IsApplication
            ? receiver.Syntax
            : invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value.Syntax;
        return input as ExpressionSyntax;
    }

    /// <summary>The same tensor in the call as it is by now: other edits may have changed it.</summary>
    public static ExpressionSyntax InputOf(InvocationExpressionSyntax current, InvocationExpressionSyntax original, ExpressionSyntax input)
    {
        for (var i = 0; i < original.ArgumentList.Arguments.Count; i++)
        {
            if (original.ArgumentList.Arguments[i].Span.Contains(input.Span))
                return current.ArgumentList.Arguments[i].Expression;
        }

        return ((MemberAccessExpressionSyntax)current.Expression).Expression;
    }
}
