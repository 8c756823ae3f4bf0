using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>How a static method or a type of the library is named in a file: as the file names its likes.</summary>
internal static class LibrarySpelling
{
    /// <summary>
    /// In this order: the name alone, where the file calls such methods so; the alias or the path of the class that the file writes most; an alias that it only declares;
    /// the shortest path that its usings allow; the name alone, if <c>using static</c> brings it; the whole path.
    /// </summary>
    public static string Of(string qualified, SyntaxNode place, SemanticModel model)
    {
        var parts = qualified.Split('.');
        var container = string.Join(".", parts.Take(parts.Length - 1));
        var name = parts[parts.Length - 1];
        var known = IsKnownByName(name, container, place, model);
        if (known && place.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => IsCalledByName(call, container, model)))
            return name;
        return Usual(parts, AliasOf(container, place, model), place, model) is { } path ? $"{path}.{name}" : known ? name : qualified;
    }

    /// <summary>How a type of the library is named in a file: by the shortest path that its usings allow.</summary>
    public static string OfType(string qualified, SyntaxNode place, SemanticModel model)
    {
        var parts = qualified.Split('.');
        return string.Join(".", parts.Skip(Enumerable.Range(1, parts.Length - 1).Reverse().FirstOrDefault(first => IsKnown(parts, first, place, model))));
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
    private static string? Usual(string[] parts, string? alias, SyntaxNode place, SemanticModel model)
    {
        var paths = Enumerable.Range(1, parts.Length - 2).Reverse().Where(first => IsKnown(parts, first, place, model))
            .Select(first => string.Join(".", parts.Skip(first).Take(parts.Length - 1 - first))).ToList();
        var written = PathsIn(place.SyntaxTree.GetRoot());
        return Most(alias is null ? paths : [alias, .. paths], path => Count(written, path)) ?? alias
            ?? Most(paths, path => path.LastIndexOf('.') is > 0 and var end ? Count(written, path.Substring(0, end)) : 0) ?? paths.FirstOrDefault();
    }

    private static bool IsKnown(string[] parts, int first, SyntaxNode place, SemanticModel model)
    {
        var name = string.Join(".", parts.Take(first + 1));
        return model.LookupSymbols(place.SpanStart, name: parts[first]).Any(symbol => symbol is INamedTypeSymbol && symbol.ToDisplayString() == name);
    }

    /// <summary>What stands before the dots of a file, and how often: <c>nn</c> of <c>nn.Linear(8, 1)</c>.</summary>
    private static Dictionary<string, int> PathsIn(SyntaxNode root) =>
        root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static access => access.Parent is InvocationExpressionSyntax call && call.Expression == access)
            .Select(static access => access.Expression.ToString()).GroupBy(static path => path, StringComparer.Ordinal)
            .ToDictionary(static path => path.Key, static path => path.Count(), StringComparer.Ordinal);

    private static int Count(Dictionary<string, int> written, string path) => written.TryGetValue(path, out var count) ? count : 0;

    /// <summary>The first of the paths that come up most, or null if none comes up.</summary>
    private static string? Most(IEnumerable<string> paths, Func<string, int> count) =>
        paths.Where(path => count(path) > 0).OrderByDescending(count).FirstOrDefault();
}
