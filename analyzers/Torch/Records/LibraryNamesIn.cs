using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// The places of a tree in which a member that a table names may be called, by the text alone; read once in the life of the tree. Only where a
/// word of the tables stands is a node looked for.
/// </summary>
internal sealed class LibraryNamesIn
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<SyntaxNode>> Read = new();

    private static readonly WordList Words = TreeWords.Among([.. FaultNames.All, .. FaultNames.Applied, Applications.Forward, Applications.Call, .. FaultNames.Keywords]);

    private readonly HashSet<string> _aliases;

    private LibraryNamesIn(HashSet<string> aliases) => _aliases = aliases;

    /// <summary>The calls, creations and mentions, in the order of the text.</summary>
    public static IReadOnlyList<SyntaxNode> Tree(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Read.TryGetValue(tree, out var known))
            return known;
        var root = tree.GetRoot(cancellation);
        var found = new LibraryNamesIn(AliasesIn(root)).Find(root, cancellation);
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

    /// <summary>What stands in <c>new(…)</c> is written elsewhere, and so is the class behind <c>base(…)</c> and what is applied: maybe in another part of the class.</summary>
    private List<SyntaxNode> Find(SyntaxNode root, CancellationToken cancellation)
    {
        var words = _aliases.Count == 0 ? [.. TreeWords.Of(root.SyntaxTree, Words, cancellation)] : Words.With(_aliases).In(root.GetText().ToString());
        var inParts = words.Exists(static word => word.Text == "partial");
        var mayMake = inParts || words.Exists(word => IsNamed(word.Text));
        var mayApply = inParts || words.Exists(static word => FaultNames.Applied.Contains(word.Text));
        var found = new HashSet<SyntaxNode>();
        foreach (var (text, position) in words)
        {
            var isWanted = Applications.IsName(text) ? mayApply : FaultNames.Keywords.Contains(text) ? mayMake && text != "partial" : IsNamed(text);
            if (isWanted && root.FindToken(position) is var token && token.SpanStart <= position && NodeOf(token) is { } node)
                found.Add(node);
        }

        return [.. found.OrderBy(static node => node.SpanStart)];
    }

    private static SyntaxNode? NodeOf(SyntaxToken token) => token.Parent switch
    {
        ImplicitObjectCreationExpressionSyntax made when token.IsKind(SyntaxKind.NewKeyword) => made,
        ConstructorInitializerSyntax made when token.IsKind(SyntaxKind.BaseKeyword) => made,
        SimpleNameSyntax name => NodeOf(name),
        _ => null,
    };

    private static SyntaxNode? NodeOf(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax or AliasQualifiedNameSyntax)
        {
            if (whole.Parent is MemberAccessExpressionSyntax access ? access.Name != whole : whole.Parent is QualifiedNameSyntax qualified && qualified.Right != whole)
                return null;
            whole = whole.Parent;
        }

        return whole.Parent switch
        {
            InvocationExpressionSyntax call when call.Expression == whole => Applications.IsName(name.Identifier.ValueText) && call.ArgumentList.Arguments.Count < 2 ? null : call,
            ObjectCreationExpressionSyntax creation when creation.Type == whole => creation,
            PrimaryConstructorBaseTypeSyntax made => made,
            _ => whole is ExpressionSyntax and not QualifiedNameSyntax and not AliasQualifiedNameSyntax && !Applications.IsName(name.Identifier.ValueText) && !SyntaxFacts.IsInTypeOnlyContext((ExpressionSyntax)whole)
                ? whole : null,
        };
    }

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
