using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Blocks for expression bodies, of methods, properties, local functions and lambdas.</summary>
internal sealed class BlockBodies : Transformation
{
    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model) => new Rewriter(model).Visit(root);

    private sealed class Rewriter(SemanticModel model) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        {
            var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
            return method.ExpressionBody is not { } arrow ? method : method.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Block(arrow.Expression, ReturnsNothing(node.ReturnType)));
        }

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
        {
            var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
            return function.ExpressionBody is not { } arrow ? function : function.WithExpressionBody(null).WithSemicolonToken(default)
                .WithBody(Block(arrow.Expression, ReturnsNothing(node.ReturnType)));
        }

        public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
        {
            var property = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
            if (property.ExpressionBody is not { } arrow)
                return property;
            var getter = SyntaxFactory.AccessorDeclaration(SyntaxKind.GetAccessorDeclaration, Block(arrow.Expression, returnsNothing: false));
            return property.WithExpressionBody(null).WithSemicolonToken(default).WithAccessorList(SyntaxFactory.AccessorList(SyntaxFactory.SingletonList(getter)));
        }

        public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
        {
            var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
            return lambda.ExpressionBody is not { } body ? lambda : lambda.WithExpressionBody(null).WithBlock(Block(body, ReturnsNothing(node)));
        }

        public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
        {
            var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
            return lambda.ExpressionBody is not { } body ? lambda : lambda.WithExpressionBody(null).WithBlock(Block(body, ReturnsNothing(node)));
        }

        private bool ReturnsNothing(LambdaExpressionSyntax lambda) => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true };

        private static bool ReturnsNothing(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

        private static BlockSyntax Block(ExpressionSyntax expression, bool returnsNothing) => (BlockSyntax)SyntaxFactory.ParseStatement(
            returnsNothing ? $"{{ {expression.ToFullString()}; }}" : $"{{ return {expression.ToFullString()}; }}");
    }
}

/// <summary>Expression bodies for blocks of one statement.</summary>
internal sealed class ExpressionBodies : Transformation
{
    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model) => new Rewriter().Visit(root);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
            Single(node.Body) is not { } expression ? base.VisitMethodDeclaration(node) : node.WithBody(null)
                .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(expression)).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

        public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
            Single(node.Body) is not { } expression ? base.VisitLocalFunctionStatement(node) : node.WithBody(null)
                .WithExpressionBody(SyntaxFactory.ArrowExpressionClause(expression)).WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken));

        private static ExpressionSyntax? Single(BlockSyntax? block) => block?.Statements switch
        {
            [ReturnStatementSyntax { Expression: { } value }] => value,
            [ExpressionStatementSyntax statement] => statement.Expression,
            _ => null,
        };
    }
}
