using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>One call, with everything evaluated.</summary>
internal sealed record Call(IMethodSymbol Method, Value? Target, ValueList Arguments, IOperation Operation, CallPlace Place, Site Site)
{
    /// <summary>The call of a method.</summary>
    public static Call Of(IInvocationOperation invocation, Value? target, ValueList arguments, ISymbol member) =>
        new(invocation.TargetMethod, target, arguments, invocation, PlaceOf(invocation), SiteOf(invocation, member));

    /// <summary>A property that is read, or a conversion: its text is the place of everything.</summary>
    public static Call At(IOperation operation, IMethodSymbol method, Value? target, ValueList arguments, ISymbol member) =>
        new(method, target, arguments, operation, CallPlace.At(operation.Syntax), new Site(operation.Syntax, member, operation.Syntax));

    /// <summary>What the class itself says instead is not meant by <c>base.forward(x)</c>.</summary>
    public bool IsOfBase =>
        Operation is IInvocationOperation { IsVirtual: false, Instance: IInstanceReferenceOperation } && Dispatch.IsDispatched(Method);

    /// <summary>Everything that it is given: what it is made on, and the arguments.</summary>
    public ValueList Given => Target is null ? Arguments : new ValueList([Target, .. Arguments]);

    public bool HoldsContainer => Arguments.Any(static argument => argument is Container);

    private static CallPlace PlaceOf(IInvocationOperation invocation) =>
        new(invocation.Syntax, NameOf(invocation.Syntax), Interpretation.Arguments.PlacesOf(invocation.TargetMethod, invocation.Arguments));

    private static Site SiteOf(IInvocationOperation invocation, ISymbol member)
    {
        var first = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0 && argument.ArgumentKind == ArgumentKind.Explicit);
        return new Site(invocation.Syntax, member, first is null ? invocation.Syntax : Interpretation.Arguments.PlaceOf(first));
    }

    private static SyntaxNode NameOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax invocation => invocation.Expression,
        _ => call,
    };
}
