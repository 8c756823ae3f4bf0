using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// What a compilation declares, as a number: it stays the same while somebody types in a body. Then what was found out about the types in a file that
/// stayed, too, is still right.
/// </summary>
internal static class Declarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, object> Known = new();

    public static int Of(Compilation compilation, CancellationToken cancellation)
    {
        var hash = 17;
        foreach (var reference in compilation.References)
            hash = Combine(hash, RuntimeHelpers.GetHashCode(reference));
        foreach (var tree in compilation.SyntaxTrees)
            hash = Combine(hash, (int)Known.GetValue(tree, key => (object)In(key, cancellation)));
        return hash;
    }

    /// <summary>The text outside bodies and initialisers.</summary>
    private static int In(SyntaxTree tree, CancellationToken cancellation)
    {
        var hash = 17;
        foreach (var token in tree.GetRoot(cancellation).DescendantTokens(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or GlobalStatementSyntax)))
            hash = Combine(hash, StringComparer.Ordinal.GetHashCode(token.ValueText));
        return hash;
    }

    private static int Combine(int hash, int next) => unchecked((hash * 31) + next);
}
