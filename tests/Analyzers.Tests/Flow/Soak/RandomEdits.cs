using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>A program that somebody works on without looking: calls, delegates and types come and go, and it need not compile.</summary>
internal sealed class RandomEdits
{
    private readonly Random _random;
    private readonly List<string> _names;

    public RandomEdits(Compilation compilation, int seed)
    {
        Compilation = compilation;
        _random = new Random(seed);
        _names = [.. compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).Distinct().Order(StringComparer.Ordinal)];
    }

    public Compilation Compilation { get; private set; }

    /// <summary>Changes one file; gives what it was.</summary>
    public SyntaxTree Next()
    {
        var tree = Compilation.SyntaxTrees.ElementAt(_random.Next(Compilation.SyntaxTrees.Count()));
        var root = tree.GetRoot();
        var change = _random.Next(6) switch
        {
            0 => RemovalOf(root.DescendantNodes().OfType<StatementSyntax>().Where(static statement => statement.Parent is BlockSyntax)),
            1 => RemovalOf(root.DescendantNodes().OfType<MethodDeclarationSyntax>()),
            2 => Renaming(root.DescendantNodes().OfType<MethodDeclarationSyntax>()),
            3 => Insertion(root.DescendantNodes().OfType<ClassDeclarationSyntax>().Select(static type => type.OpenBraceToken), Member()),
            _ => Insertion(root.DescendantNodes().OfType<BlockSyntax>().Select(static block => block.OpenBraceToken), Statement()),
        };
        Compilation = Compilation.ReplaceSyntaxTree(tree, change is { } found ? tree.WithChangedText(tree.GetText().WithChanges(found)) : Again(tree));
        return tree;
    }

    /// <summary>An edit that changes nothing makes a new tree, too.</summary>
    private static SyntaxTree Again(SyntaxTree tree) => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath);

    private TextChange? RemovalOf(IEnumerable<SyntaxNode> nodes) =>
        nodes.ToList() is { Count: > 0 } all ? new TextChange(all[_random.Next(all.Count)].Span, "") : null;

    private TextChange? Renaming(IEnumerable<MethodDeclarationSyntax> methods) =>
        methods.ToList() is { Count: > 0 } all ? new TextChange(all[_random.Next(all.Count)].Identifier.Span, Name()) : null;

    private TextChange? Insertion(IEnumerable<SyntaxToken> places, string text) =>
        places.ToList() is { Count: > 0 } all ? new TextChange(new TextSpan(all[_random.Next(all.Count)].Span.End, 0), " " + text) : null;

    private string Statement() => _random.Next(9) switch
    {
        0 => $"{Name()}();",
        1 => $"{Name()}(x, y);",
        2 => $"{Name()}.{Name()}(x);",
        3 => $"System.Func<object, object> {Name()} = {Name()};",
        4 => $"System.Action run = () => {Name()}(x, y);",
        5 => $"var made = new {Name()}(x);",
        6 => $"foreach (var one in {Name()}) {Name()}(one);",
        7 => $"using var held = {Name()}(x);",
        _ => $"{Name()}.{Name()} = {Name()};",
    };

    private string Member() => _random.Next(6) switch
    {
        0 => $"System.Func<object, object, object> {Name()} = {Name()};",
        1 => $"object {Name()} {{ get => {Name()}(x); set => {Name()}(value, value); }}",
        2 => $"void {Name()}(object x, object y) => {Name()}(x, y);",
        3 => $"bool MoveNext() => {Name()}(this); object Current => {Name()}(this, this);",
        4 => $"class {Name()} : {Name()} {{ public {Name()}() => {Name()}(1); }}",
        _ => $"public static object operator +(object x, object y) => {Name()}(x, y);",
    };

    private string Name() => _names[_random.Next(_names.Count)];
}
