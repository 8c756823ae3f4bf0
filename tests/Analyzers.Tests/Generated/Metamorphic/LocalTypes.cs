using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary><c>var</c> where a local says its type and need not.</summary>
internal sealed class ImplicitTypes : Transformation
{
    public override bool KeepsLines => true;

    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model)
    {
        var types = root.DescendantNodes().OfType<VariableDeclarationSyntax>().Where(node => MayBeVar(node, model)).Select(node => node.Type);
        return root.ReplaceNodes(types, (type, _) => SyntaxFactory.IdentifierName("var").WithTriviaFrom(type));
    }

    private static bool MayBeVar(VariableDeclarationSyntax node, SemanticModel model) =>
        node.Parent is LocalDeclarationStatementSyntax { IsConst: false }
        && node is { Type.IsVar: false, Variables: [{ Initializer.Value: { } value }] }
        && value is not (AnonymousFunctionExpressionSyntax or ImplicitObjectCreationExpressionSyntax or CollectionExpressionSyntax)
        && model.GetTypeInfo(value).Type is { SpecialType: not SpecialType.System_Object } own
        && SymbolEqualityComparer.Default.Equals(own, model.GetTypeInfo(node.Type).Type);
}

/// <summary>The type's full name where a local says <c>var</c>.</summary>
internal sealed class ExplicitTypes : Transformation
{
    public override bool KeepsLines => true;

    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model)
    {
        var types = root.DescendantNodes().OfType<VariableDeclarationSyntax>().Select(node => node.Type)
            .Where(type => type.IsVar && model.GetTypeInfo(type).Type is { IsAnonymousType: false });
        return root.ReplaceNodes(types, (type, _) =>
            SyntaxFactory.ParseTypeName(model.GetTypeInfo(type).Type!.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).WithTriviaFrom(type));
    }
}
