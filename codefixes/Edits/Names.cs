using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>How a static method of the library is named in a file: as the file names its likes.</summary>
internal static class Names
{
    /// <summary>
    /// The name alone where the file calls such methods by their names alone; an alias of the class; the shortest path that the usings allow. Where they allow none,
    /// <c>using static TorchSharp.torch</c> alone say, the name alone again, although the file calls nothing by it yet.
    /// </summary>
    public static string Of(string qualified, SyntaxNode place, SemanticModel model)
    {
        var parts = qualified.Split('.');
        var container = string.Join(".", parts.Take(parts.Length - 1));
        var name = parts[parts.Length - 1];
        var known = IsKnownByName(name, container, place, model);
        if (known && place.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsCalledByName(call, container, model)))
            return name;
        return AliasOf(container, place, model) is { } alias ? $"{alias}.{name}" : Shortest(parts, place, model) ?? (known ? name : qualified);
    }

    private static bool IsKnownByName(string name, string container, SyntaxNode place, SemanticModel model)
    {
        var found = model.LookupSymbols(place.SpanStart, name: name);
        return found.Length > 0 && found.All(symbol => IsMember(symbol, container));
    }

    private static bool IsCalledByName(InvocationExpressionSyntax call, string container, SemanticModel model) =>
        call.Expression is IdentifierNameSyntax && model.GetSymbolInfo(call).Symbol is { } method && IsMember(method, container);

    private static bool IsMember(ISymbol symbol, string container) =>
        symbol is IMethodSymbol { IsStatic: true, ContainingType: { } type } && type.ToDisplayString() == container;

    private static string? AliasOf(string container, SyntaxNode place, SemanticModel model) =>
        place.Ancestors()
            .SelectMany(static ancestor => ancestor switch
            {
                CompilationUnitSyntax unit => unit.Usings,
                BaseNamespaceDeclarationSyntax space => space.Usings,
                _ => default,
            })
            .Where(directive => directive is { Alias: not null, Name: { } name } && model.GetSymbolInfo(name).Symbol?.ToDisplayString() == container)
            .Select(static directive => directive.Alias!.Name.Identifier.ValueText).FirstOrDefault();

    /// <summary>The name of the class at least stays in front, so that a reader sees where the function comes from.</summary>
    private static string? Shortest(string[] parts, SyntaxNode place, SemanticModel model)
    {
        for (var first = parts.Length - 2; first > 0; first--)
        {
            var name = string.Join(".", parts.Take(first + 1));
            if (model.LookupSymbols(place.SpanStart, name: parts[first]).Any(symbol => symbol is INamedTypeSymbol && symbol.ToDisplayString() == name))
                return string.Join(".", parts.Skip(first));
        }

        return null;
    }
}
