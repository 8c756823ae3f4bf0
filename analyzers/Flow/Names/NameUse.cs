using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What a name in a text is used for.</summary>
/// <param name="Mention">The name, called, as a type, as a target or as a value.</param>
/// <param name="IsUnqualifiedCall">A call without an object: it may be one of a variable.</param>
/// <param name="MayBeDelegate">It stands where a method would become a delegate.</param>
internal readonly record struct NameUse(Mention Mention, bool IsUnqualifiedCall = false, bool MayBeDelegate = false)
{
    /// <summary>Null if nothing runs by the name.</summary>
    public static NameUse? Of(SimpleNameSyntax name)
    {
        if (RunsNothing(name))
            return null;
        var called = Whole(name);
        var text = name.Identifier.ValueText;
        if (SyntaxFacts.IsInTypeOnlyContext(name))
            return new(new Mention(text, Mention.IsType));
        if (IsTarget(called))
            return new(new Mention(text, Mention.IsTarget));
        if (called.Parent is InvocationExpressionSyntax invocation && invocation.Expression == called)
            return new(new Mention(text, invocation.ArgumentList.Arguments.Count), IsUnqualifiedCall: called == name);
        var isPartOfName = called.Parent is MemberAccessExpressionSyntax or TypeSyntax or VariableDeclarationSyntax or TypeArgumentListSyntax;
        return new(new Mention(text), MayBeDelegate: !isPartOfName);
    }

    /// <summary>The name that an expression ends in.</summary>
    public static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name,
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    /// <summary>The whole expression that a name is the end of: <c>trainer.Step</c>, <c>trainer?.Step</c>.</summary>
    public static ExpressionSyntax Whole(SimpleNameSyntax name)
    {
        ExpressionSyntax whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax && NameOf((ExpressionSyntax)whole.Parent) == name)
            whole = (ExpressionSyntax)whole.Parent;
        return whole;
    }

    /// <summary>The call by a name, if it is called.</summary>
    public static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) =>
        Whole(name) is var called && called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;

    /// <summary>The name of an argument, and the type of what is declared.</summary>
    private static bool RunsNothing(SimpleNameSyntax name) =>
        (name.Parent is NullableTypeSyntax nullable ? nullable.Parent : name.Parent) is NameColonSyntax { Parent: ArgumentSyntax }
            or ParameterSyntax or VariableDeclarationSyntax or MethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax;

    /// <summary>An initialiser of elements on the right side reads what stands on the left.</summary>
    private static bool IsTarget(SyntaxNode expression) =>
        expression.Parent is AssignmentExpressionSyntax { Right: not InitializerExpressionSyntax } assignment
        && assignment.Left == expression && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
}
