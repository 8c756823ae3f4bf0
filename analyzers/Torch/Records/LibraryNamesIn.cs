using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The places of a tree in which a member that a table names may be called, by the text alone; read once in the life of the tree.</summary>
internal sealed class LibraryNamesIn
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<ExpressionSyntax>> Read = new();

    private readonly HashSet<string> _aliases;
    private readonly bool _mayApply;
    private readonly HashSet<ExpressionSyntax> _found = [];

    private LibraryNamesIn(SyntaxNode root)
    {
        _aliases = AliasesIn(root);
        var text = root.GetText().ToString();
        _mayApply = FaultNames.Applied.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
    }

    /// <summary>The calls and creations, in the order of the text.</summary>
    public static IReadOnlyList<ExpressionSyntax> Tree(SyntaxTree tree, IReadOnlyList<MemberText> members, CancellationToken cancellation)
    {
        if (Read.TryGetValue(tree, out var known))
            return known;
        var root = tree.GetRoot(cancellation);
        var found = new LibraryNamesIn(root).Find(root, members);
        return Read.GetValue(tree, _ => found);
    }

    /// <summary>The name that a type ends in.</summary>
    public static SimpleNameSyntax? NameOf(TypeSyntax? type) => type switch
    {
        SimpleNameSyntax name => name,
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        _ => null,
    };

    private List<ExpressionSyntax> Find(SyntaxNode root, IReadOnlyList<MemberText> members)
    {
        foreach (var member in members)
        {
            if (!Mentions(member))
                continue;
            foreach (var node in root.FindNode(member.Span).DescendantNodesAndSelf())
            {
                if (node is ExpressionSyntax expression && MayBe(expression))
                    _found.Add(expression);
            }
        }

        return [.. _found.OrderBy(static node => node.SpanStart)];
    }

    private bool Mentions(MemberText member)
    {
        foreach (var mention in member.Mentions)
        {
            if (IsNamed(mention.Name) || (_mayApply && Applications.IsName(mention.Name)))
                return true;
        }

        return false;
    }

    /// <summary>What stands in <c>new(…)</c> is written elsewhere: where the member mentions a name of a table, it may be that.</summary>
    private bool MayBe(ExpressionSyntax node) => node switch
    {
        InvocationExpressionSyntax call => NameUse.NameOf(call.Expression) is { Identifier.ValueText: var name }
            && (IsNamed(name) || (_mayApply && Applications.IsName(name) && call.ArgumentList.Arguments.Count > 1)),
        ObjectCreationExpressionSyntax creation => NameOf(creation.Type) is { } name && IsNamed(name.Identifier.ValueText),
        ImplicitObjectCreationExpressionSyntax => true,
        _ => false,
    };

    private bool IsNamed(string name) => FaultNames.All.Contains(name) || _aliases.Contains(name);

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
