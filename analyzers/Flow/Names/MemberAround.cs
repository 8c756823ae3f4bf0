using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>The member that a piece of code stands in; of top-level statements the file, which is one member.</summary>
internal static class MemberAround
{
    public static SyntaxNode? Of(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
}
