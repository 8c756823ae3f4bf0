using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The places of a tree in which a shape may be compared, by the text alone: <c>x.shape == y.shape</c>, or a variable that is given one.</summary>
internal sealed class ShapeComparisons
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<SyntaxNode>> Read = new();
    private static readonly WordList Words = TreeWords.Among([.. ShapeArrays.Names, ShapeArrays.Structure]);

    private readonly HashSet<SyntaxNode> _found = [];
    private readonly HashSet<string> _variables = new(StringComparer.Ordinal);

    public static IReadOnlyList<SyntaxNode> In(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Read.TryGetValue(tree, out var known))
            return known;
        var found = new ShapeComparisons().Find(tree.GetRoot(cancellation), cancellation);
        return Read.GetValue(tree, _ => found);
    }

    private List<SyntaxNode> Find(SyntaxNode root, CancellationToken cancellation)
    {
        foreach (var (_, position) in TreeWords.Of(root.SyntaxTree, Words, cancellation))
            Collect(root, position);
        if (_variables.Count > 0)
        {
            foreach (var (_, position) in new WordList([.. _variables]).In(root.GetText().ToString()))
                Collect(root, position);
        }

        return [.. _found.OrderBy(static node => node.SpanStart)];
    }

    private void Collect(SyntaxNode root, int position)
    {
        if (root.FindToken(position) is not { Parent: SimpleNameSyntax name } token || token.SpanStart > position)
            return;
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = type.Parent;
        if (type.Parent is VariableDeclarationSyntax declaration)
            _variables.UnionWith(declaration.Variables.Select(static variable => variable.Identifier.ValueText));
        else
            CollectUse(WholeOf(type.Parent is ObjectCreationExpressionSyntax or CastExpressionSyntax ? type.Parent : name));
    }

    private void CollectUse(SyntaxNode whole)
    {
        switch (whole.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                _found.Add(comparison);
                break;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Equals), Parent: InvocationExpressionSyntax call }:
                _found.Add(call);
                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when NameUse.NameOf(call.Expression)?.Identifier.ValueText == nameof(Equals):
                _found.Add(call);
                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                _variables.Add(variable.Identifier.ValueText);
                break;
            case AssignmentExpressionSyntax { Left: var target } assignment when assignment.Right == whole && NameUse.NameOf(target) is { } name:
                _variables.Add(name.Identifier.ValueText);
                break;
        }
    }

    /// <summary>The expression that ends in a name: <c>(x?.size())!</c>.</summary>
    private static SyntaxNode WholeOf(SyntaxNode node)
    {
        while (node.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Name == node,
            InvocationExpressionSyntax call => call.Expression == node,
            ConditionalAccessExpressionSyntax access => access.WhenNotNull == node,
            MemberBindingExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax => true,
            _ => false,
        })
            node = node.Parent!;
        return node;
    }
}
