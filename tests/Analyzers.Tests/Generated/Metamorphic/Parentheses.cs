using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Parentheses around arguments, returned values and the receivers of calls.</summary>
internal sealed class Parentheses : Transformation
{
    public override bool KeepsLines => true;

    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model) => new Rewriter().Visit(root);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitArgument(ArgumentSyntax node)
        {
            var argument = (ArgumentSyntax)base.VisitArgument(node)!;
            return node.RefKindKeyword.IsKind(SyntaxKind.None) && !IsNameOf(node) ? argument.WithExpression(Wrap(argument.Expression)) : argument;
        }

        public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
        {
            var statement = (ReturnStatementSyntax)base.VisitReturnStatement(node)!;
            return statement.Expression is null ? statement : statement.WithExpression(Wrap(statement.Expression));
        }

        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
        {
            var access = (MemberAccessExpressionSyntax)base.VisitMemberAccessExpression(node)!;
            return node.Expression is InvocationExpressionSyntax or ObjectCreationExpressionSyntax
                ? access.WithExpression(Wrap(access.Expression))
                : access;
        }

        private static bool IsNameOf(ArgumentSyntax node) =>
            node.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

        private static ExpressionSyntax Wrap(ExpressionSyntax expression) =>
            expression is DeclarationExpressionSyntax or TupleExpressionSyntax { Arguments: [{ Expression: DeclarationExpressionSyntax }, ..] }
                ? expression
                : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression);
    }
}
