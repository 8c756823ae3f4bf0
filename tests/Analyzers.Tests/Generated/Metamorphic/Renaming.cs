using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>Every name that the program itself gives becomes another.</summary>
internal sealed class Renaming : Transformation
{
    public override bool KeepsLines => true;

    protected override SyntaxNode Rewrite(SyntaxNode root, SemanticModel model)
    {
        var tokens = root.DescendantTokens().Where(token => token is { RawKind: (int)SyntaxKind.IdentifierToken, Text: not "var" } && IsOwn(SymbolOf(token, model)));
        return root.ReplaceTokens(tokens, (token, _) => SyntaxFactory.Identifier("Renamed" + token.Text).WithTriviaFrom(token));
    }

    private static ISymbol? SymbolOf(SyntaxToken token, SemanticModel model)
    {
        var node = token.Parent!;
        var symbol = node is SimpleNameSyntax name ? model.GetSymbolInfo(name).Symbol : model.GetDeclaredSymbol(node);
        return symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol;
    }

    private static bool IsOwn(ISymbol? symbol) => symbol switch
    {
        null or INamespaceSymbol or IDiscardSymbol => false,
        IFieldSymbol { ContainingType.IsTupleType: true } => false,
        ILocalSymbol { Name: "_" } or IParameterSymbol { Name: "_" } => false,
        IMethodSymbol method => IsDeclared(Root(method, m => m.OverriddenMethod)),
        IPropertySymbol property => IsDeclared(Root(property, p => p.OverriddenProperty)),
        _ => IsDeclared(symbol),
    };

    private static T Root<T>(T symbol, Func<T, T?> overridden)
        where T : class
    {
        while (overridden(symbol) is { } next)
            symbol = next;
        return symbol;
    }

    private static bool IsDeclared(ISymbol symbol) => symbol.OriginalDefinition.Locations.Any(location => location.IsInSource);
}
