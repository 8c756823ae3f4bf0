using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What a declaration says outside bodies and initialisers, as a number, and the names in it.</summary>
internal readonly record struct DeclaredText(int Text, IReadOnlyList<string> Mentions)
{
    /// <summary>A member: all but what it runs.</summary>
    public static DeclaredText Of(SyntaxNode declaration) => Of(declaration, static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax));

    /// <summary>A type or namespace: all but its members.</summary>
    public static DeclaredText OfHeader(SyntaxNode declaration) => Of(declaration, static node => node is not (MemberDeclarationSyntax or EqualsValueClauseSyntax));

    private static DeclaredText Of(SyntaxNode declaration, Func<SyntaxNode, bool> isSaid)
    {
        var hash = 17;
        var mentions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in declaration.DescendantNodesAndTokens(node => node == declaration || isSaid(node)))
        {
            if (part.IsNode && part.IsKind(SyntaxKind.EqualsValueClause))
                hash = Combine(hash, 1);
            if (!part.IsToken || IsPunctuation(part.Kind()))
                continue;
            var text = part.AsToken().ValueText;
            hash = Combine(hash, StringComparer.Ordinal.GetHashCode(text));
            if (part.IsKind(SyntaxKind.IdentifierToken))
                mentions.Add(text);
        }

        return new(hash, [.. mentions]);
    }

    /// <summary>A body may be written as <c>{ … }</c> or as <c>=> …;</c>, and the last brace may be missing yet.</summary>
    private static bool IsPunctuation(SyntaxKind kind) => kind is SyntaxKind.SemicolonToken or SyntaxKind.OpenBraceToken or SyntaxKind.CloseBraceToken;

    /// <summary>One number for two.</summary>
    public static int Combine(int hash, int next) => unchecked((hash * 31) + next);
}
