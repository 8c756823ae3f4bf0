using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Every type in a file of its own, the last type first.</summary>
internal sealed class FileSplit : Transformation
{
    public override CSharpCompilation Apply(CSharpCompilation compilation) =>
        compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.SelectMany(Split).Reverse());

    private static IEnumerable<SyntaxTree> Split(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        return root.Members is [BaseNamespaceDeclarationSyntax space] && space.Members.Count > 1
            ? space.Members.Select((member, index) => Parse(
                tree,
                root.ReplaceNode(space, space.WithMembers(SyntaxFactory.SingletonList(member))).ToFullString(),
                tree.FilePath.Replace(".cs", $"{index}.cs", StringComparison.Ordinal)))
            : [tree];
    }
}
