using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The members of each class, last first.</summary>
internal sealed class MemberReordering : Transformation
{
    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model) => new Rewriter().Visit(root);

    private sealed class Rewriter : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => node.WithMembers(SyntaxFactory.List(node.Members.Reverse()));
    }
}
