using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// What lambdas and local functions see of the variables around them. The engine keeps only what their results depend on; here
/// everything that they mention counts.
/// </summary>
internal static class Captures
{
    /// <summary>Variables that a function mentions and does not declare, with the expression that gives each its only value.</summary>
    public static IEnumerable<(ISymbol Variable, ExpressionSyntax Value)> Of(SyntaxNode function, BodyTrace body, CancellationToken cancellation) =>
        from variable in body.Values.Where(entry => entry.Value is Captured && function.Span.Contains(entry.Key.Span))
            .Select(static entry => ((Captured)entry.Value).Symbol).Distinct(SymbolEqualityComparer.Default)
        where variable is ILocalSymbol && !IsReassigned(variable, body)
        let value = (variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) as VariableDeclaratorSyntax)?.Initializer?.Value
        where value is not null
        select (variable, value);

    /// <summary>By name: two variables of one name count as one, which only ever makes less known.</summary>
    private static bool IsReassigned(ISymbol variable, BodyTrace body) =>
        body.Declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == variable.Name
            && name.Parent is AssignmentExpressionSyntax { Left: var left } && left == name);
}
