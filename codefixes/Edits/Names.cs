using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>How a static method of the library is named in a file: as the file names its likes.</summary>
internal static class Names
{
    /// <summary>
    /// The name alone where the file calls such methods by their names alone; an alias of the class; the path that the file writes. Where the usings allow none,
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
        return AliasOf(container, place, model) is { } alias ? $"{alias}.{name}" : Usual(parts, place, model) ?? (known ? name : qualified);
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

    /// <summary>
    /// The path that the file writes most, <c>nn.functional</c> where it says so; else the shortest. The name of the class at least stays in front, so that a reader
    /// sees where the function comes from.
    /// </summary>
    private static string? Usual(string[] parts, SyntaxNode place, SemanticModel model)
    {
        var paths = Enumerable.Range(1, parts.Length - 2).Reverse().Where(first => IsKnown(parts, first, place, model))
            .Select(first => string.Join(".", parts.Skip(first).Take(parts.Length - 1 - first))).ToList();
        if (paths.Count == 0)
            return null;
        var written = PathsIn(place.SyntaxTree.GetRoot());
        var path = Most(paths, path => Count(written, path)) ?? Most(paths, path => path.LastIndexOf('.') is > 0 and var end ? Count(written, path.Substring(0, end)) : 0) ?? paths[0];
        return $"{path}.{parts[parts.Length - 1]}";
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
