using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The places of a tree in which a member that a table names may be called, by the text alone; read once in the life of the tree.</summary>
internal static class LibraryNamesIn
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<ExpressionSyntax>> Read = new();

    /// <summary>The calls and creations, in the order of the text.</summary>
    public static IReadOnlyList<ExpressionSyntax> Tree(SyntaxTree tree, IReadOnlyList<MemberText> members, CancellationToken cancellation)
    {
        if (Read.TryGetValue(tree, out var known))
            return known;
        var found = Find(tree.GetRoot(cancellation), members);
        return Read.GetValue(tree, _ => found);
    }

    private static List<ExpressionSyntax> Find(SyntaxNode root, IReadOnlyList<MemberText> members)
    {
        var found = new List<ExpressionSyntax>();
        var aliases = AliasesIn(root);
        foreach (var member in members)
        {
            if (!Mentions(member, aliases))
                continue;
            foreach (var node in root.FindNode(member.Span).DescendantNodesAndSelf())
            {
                if (MayBe(node, aliases) && !found.Contains((ExpressionSyntax)node))
                    found.Add((ExpressionSyntax)node);
            }
        }

        return found;
    }

    private static bool Mentions(MemberText member, HashSet<string> aliases)
    {
        foreach (var mention in member.Mentions)
        {
            if (IsNamed(mention.Name, aliases))
                return true;
        }

        return false;
    }

    /// <summary>What stands in <c>new(…)</c> is written elsewhere: where the member mentions a name of a table, it may be that.</summary>
    private static bool MayBe(SyntaxNode node, HashSet<string> aliases) => node switch
    {
        InvocationExpressionSyntax call => NameUse.NameOf(call.Expression) is { } name && IsNamed(name.Identifier.ValueText, aliases),
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type) is { } name && IsNamed(name.Identifier.ValueText, aliases),
        ImplicitObjectCreationExpressionSyntax => true,
        _ => false,
    };

    /// <summary>The name that a type ends in.</summary>
    public static SimpleNameSyntax? NameOf(TypeSyntax? type) => type switch
    {
        SimpleNameSyntax name => name,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => null,
    };

    private static bool IsNamed(string name, HashSet<string> aliases) => FaultNames.All.Contains(name) || aliases.Contains(name);

    private static HashSet<string> AliasesIn(SyntaxNode root)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var directive in UsingsIn(root))
        {
            if (directive is { Alias: { } alias, Name: { } target } && NameOf(target) is { } name && FaultNames.All.Contains(name.Identifier.ValueText))
                aliases.Add(alias.Name.Identifier.ValueText);
        }

        return aliases;
    }

    private static IEnumerable<UsingDirectiveSyntax> UsingsIn(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();
}
