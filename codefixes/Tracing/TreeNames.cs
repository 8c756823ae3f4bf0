using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// The words of one file, and the names under which others may know what it declares. A file is read once in its life. Words in
/// comments and strings count, and different words may count as the same: a name too many costs time, and nothing else.
/// </summary>
internal sealed class TreeNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeNames> Trees = new();

    private readonly HashSet<int> _words;

    private TreeNames(SyntaxTree tree, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var text = root.GetText().ToString();
        _words = text.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0 ? OfTokens(root) : OfText(text);
        Declared = DeclaredIn(root).Distinct().ToList();
        HasGlobalUsings = root is CompilationUnitSyntax unit && unit.Usings.Any(static directive => directive.GlobalKeyword.RawKind != 0);
    }

    /// <summary>Types, and extension methods, which are called without the name of theirs.</summary>
    public IReadOnlyList<DeclaredName> Declared { get; }

    /// <summary>Whether what it names may be meant in any other file without being named there.</summary>
    public bool HasGlobalUsings { get; }

    public static TreeNames Of(SyntaxTree tree, CancellationToken cancellation) =>
        Trees.TryGetValue(tree, out var known) ? known : Trees.GetValue(tree, _ => new TreeNames(tree, cancellation));

    public bool Mentions(string name) => _words.Contains(HashOf(name, 0, name.Length));

    private static HashSet<int> OfText(string text)
    {
        var words = new HashSet<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPart(text[i]))
                continue;
            var start = i;
            while (i < text.Length && IsPart(text[i]))
                i++;
            words.Add(HashOf(text, start, i));
        }

        return words;
    }

    /// <summary>A name may be written with escapes, which only the parser resolves.</summary>
    private static HashSet<int> OfTokens(SyntaxNode root) =>
        new(root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => HashOf(token.ValueText, 0, token.ValueText.Length)));

    private static bool IsPart(char letter) =>
        letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' || letter >= 0x80;

    private static int HashOf(string text, int start, int end)
    {
        var hash = 2166136261u;
        for (var i = start; i < end; i++)
            hash = unchecked((hash ^ text[i]) * 16777619u);
        return unchecked((int)hash);
    }

    private static IEnumerable<DeclaredName> DeclaredIn(SyntaxNode root) =>
        root.DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax).SelectMany(NameOf);

    private static IEnumerable<DeclaredName> NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => [new(type.Identifier.ValueText, SpaceAround(node))],
        DelegateDeclarationSyntax function => [new(function.Identifier.ValueText, SpaceAround(node))],
        MethodDeclarationSyntax method when IsExtension(method) => [new(method.Identifier.ValueText, SpaceAround(node))],
        _ => [],
    };

    private static bool IsExtension(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters is [{ Modifiers: var modifiers }, ..] && modifiers.Any(SyntaxKind.ThisKeyword)
        || method.Parent is TypeDeclarationSyntax { Identifier.ValueText: "" };

    /// <summary>The last part of the name of the namespace: who means something in it names it, too.</summary>
    private static string? SpaceAround(SyntaxNode node) => node.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()?.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}

/// <summary>A name that a file declares.</summary>
/// <param name="Name">The name.</param>
/// <param name="Space">The last part of the name of its namespace, if it is in one.</param>
internal sealed record DeclaredName(string Name, string? Space);
