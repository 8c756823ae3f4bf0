using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>Expressions put into the place of others.</summary>
internal static class Expressions
{
    /// <summary>An expression as it can stand in the place of another.</summary>
    public static ExpressionSyntax InPlaceOf(this ExpressionSyntax expression, ExpressionSyntax current, ExpressionSyntax original)
    {
        var inner = Bare(expression);
        return (IsSimple(inner) || StandsAlone(original) ? inner : SyntaxFactory.ParenthesizedExpression(inner)).WithTriviaFrom(current);
    }

    /// <summary>An expression without parentheses and the space around it.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression) => Unwrapped(expression).WithoutTrivia();

    /// <summary>The expression within parentheses.</summary>
    public static ExpressionSyntax Unwrapped(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized.Expression;
        return expression;
    }

    /// <summary>The expression with all parentheses around it.</summary>
    public static ExpressionSyntax WithParentheses(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parenthesized)
            expression = parenthesized;
        return expression;
    }

    /// <summary>The argument of a parameter, or null if it is left out.</summary>
    public static ArgumentSyntax? ArgumentOf(BaseArgumentListSyntax? list, IMethodSymbol method, int ordinal)
    {
        if (list is null)
            return null;
        var name = method.Parameters[ordinal].Name;
        return list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == name)
            ?? (ordinal < list.Arguments.Count && list.Arguments[ordinal].NameColon is null ? list.Arguments[ordinal] : null);
    }

    private static bool IsSimple(ExpressionSyntax expression) =>
        expression is NameSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax
            or LiteralExpressionSyntax or ThisExpressionSyntax or ObjectCreationExpressionSyntax;

    private static bool StandsAlone(ExpressionSyntax place) =>
        place.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            or ParenthesizedExpressionSyntax or ExpressionStatementSyntax or LambdaExpressionSyntax
        || (place.Parent is AssignmentExpressionSyntax assignment && assignment.Right == place);
}
