using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>The counter of <c>for (var i = 0; i &lt; container.Count; i++)</c>, which nothing but the loop itself writes.</summary>
/// <param name="Variable">The counter.</param>
/// <param name="Container">What it counts through.</param>
internal sealed record LoopCounter(ILocalSymbol Variable, IOperation Container)
{
    /// <param name="comparison">The condition of a loop.</param>
    public static LoopCounter? Of(IBinaryOperation comparison) =>
        comparison is { OperatorKind: BinaryOperatorKind.LessThan, LeftOperand: ILocalReferenceOperation { Local: var variable } }
        && ContainerCountedBy(comparison.RightOperand) is { } container
        && comparison.Syntax.Parent is ForStatementSyntax loop && IsCounter(variable.Name, loop)
            ? new LoopCounter(variable, container)
            : null;

    private static IOperation? ContainerCountedBy(IOperation length) =>
        length is IPropertyReferenceOperation { Property.Name: "Count" or "Length", Instance: { } container } ? container : null;

    private static bool IsCounter(string name, ForStatementSyntax loop) =>
        loop is
        {
            Declaration.Variables: [{ Initializer.Value: LiteralExpressionSyntax { Token.Value: 0 } } declared],
            Incrementors: [var increment],
        }
        && declared.Identifier.ValueText == name && IsCountedUp(name, increment)
        && !loop.Statement.DescendantNodes().Any(node => Writes(name, node));

    private static bool IsCountedUp(string name, ExpressionSyntax increment) => increment switch
    {
        PostfixUnaryExpressionSyntax postfix => postfix.IsKind(SyntaxKind.PostIncrementExpression) && Is(name, postfix.Operand),
        PrefixUnaryExpressionSyntax prefix => prefix.IsKind(SyntaxKind.PreIncrementExpression) && Is(name, prefix.Operand),
        _ => false,
    };

    private static bool Writes(string name, SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf().Any(target => Is(name, target)) && assignment.Left is not ElementAccessExpressionSyntax,
        PostfixUnaryExpressionSyntax postfix => Is(name, postfix.Operand),
        PrefixUnaryExpressionSyntax prefix => Is(name, prefix.Operand),
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) && Is(name, argument.Expression),
        RefExpressionSyntax reference => Is(name, reference.Expression),
        _ => false,
    };

    private static bool Is(string name, SyntaxNode node) => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
