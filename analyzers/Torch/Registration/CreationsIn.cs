using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>The places of a tree in which objects are made, by the name of their class; read once in the life of the tree.</summary>
internal sealed class CreationsIn
{
    /// <summary>For <c>new(…)</c>, whose class is not written there.</summary>
    private const string Unnamed = "";

    private static readonly ConditionalWeakTable<SyntaxTree, CreationsIn> Known = new();

    private readonly ILookup<string, BaseObjectCreationExpressionSyntax> _byName;

    private CreationsIn(SyntaxNode root) =>
        _byName = root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().ToLookup(NameOf, StringComparer.Ordinal);

    public static CreationsIn Tree(SyntaxTree tree, CancellationToken cancellation) =>
        Known.TryGetValue(tree, out var known) ? known : Known.GetValue(tree, key => new CreationsIn(key.GetRoot(cancellation)));

    /// <summary>Those that make an object of a class of this name.</summary>
    public IEnumerable<BaseObjectCreationExpressionSyntax> Of(string name) => _byName[name];

    /// <summary>Those whose class is not written there.</summary>
    public IEnumerable<BaseObjectCreationExpressionSyntax> OfUnnamed => _byName[Unnamed];

    private static string NameOf(BaseObjectCreationExpressionSyntax creation) => (creation as ObjectCreationExpressionSyntax)?.Type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        _ => Unnamed,
    };
}
