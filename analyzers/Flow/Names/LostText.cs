using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What a brace too many, or one too few, has put where it does not belong: <c>void Fit() { } } loss = MSELoss(); }</c> would write a member,
/// and <c>override Tensor forward(…)</c> behind the end of its class would override one.
/// </summary>
internal static class LostText
{
    /// <summary>The names in text that the parser skipped, and in the heads of members that it could not make out.</summary>
    public static IEnumerable<string> NamesIn(SyntaxNode root)
    {
        var skipped = root.DescendantTrivia(static node => node.ContainsSkippedText)
            .Where(static trivia => trivia.IsKind(SyntaxKind.SkippedTokensTrivia)).SelectMany(static trivia => trivia.GetStructure()!.DescendantTokens());
        var heads = MembersIn(root).Where(static member => member.ContainsDiagnostics)
            .SelectMany(static member => member.DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or AccessorListSyntax)));
        return skipped.Concat(heads).Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText)
            .Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The names of overriding methods that stand in no class with a base.</summary>
    public static IEnumerable<string> OverridesIn(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let method = Method(node)
        where method.Modifiers.Any(SyntaxKind.OverrideKeyword) && !HasBase(node.Parent)
        select method.Name;

    private static (SyntaxTokenList Modifiers, string Name) Method(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => (method.Modifiers, method.Identifier.ValueText),
        LocalFunctionStatementSyntax function => (function.Modifiers, function.Identifier.ValueText),
        _ => default,
    };

    private static bool HasBase(SyntaxNode? type) =>
        type is TypeDeclarationSyntax { BaseList.Types: [{ IsMissing: false, Type.IsMissing: false }, ..] };

    private static IEnumerable<MemberDeclarationSyntax> MembersIn(SyntaxNode root) =>
        root.DescendantNodes(static node => node.ContainsDiagnostics && node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<MemberDeclarationSyntax>().Where(static member => member is not (BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or GlobalStatementSyntax));
}
