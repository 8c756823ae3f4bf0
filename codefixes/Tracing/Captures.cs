using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// What lambdas and local functions see of the variables around them. The engine keeps only what their results depend on; here
/// everything that they mention counts.
/// </summary>
internal static class Captures
{
    /// <summary>Variables that a function mentions and does not declare, each with its only value.</summary>
    public static IEnumerable<(ISymbol Variable, Value Value)> Of(SyntaxNode function, BodyTrace body, CancellationToken cancellation) =>
        from variable in body.Values.Where(entry => entry.Value is Captured && function.Span.Contains(entry.Key.Span))
            .Select(static entry => ((Captured)entry.Value).Symbol).Distinct(SymbolEqualityComparer.Default)
        where !IsReassigned(variable, body)
        let value = ValueOf(variable, body, cancellation)
        where value is not null
        select (variable, value);

    private static Value? ValueOf(ISymbol variable, BodyTrace body, CancellationToken cancellation) =>
        variable is IParameterSymbol parameter
            ? new Parameter(parameter)
            : variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) switch
            {
                VariableDeclaratorSyntax { Initializer.Value: { } value } => body.ValueOf(value),
                SingleVariableDesignationSyntax
                {
                    Parent: ParenthesizedVariableDesignationSyntax { Parent: DeclarationExpressionSyntax { Parent: AssignmentExpressionSyntax { Right: var right } } } whole
                } slot => TupleValue.Slot(body.ValueOf(right), whole.Variables.IndexOf(slot)),
                _ => null,
            };

    /// <summary>By name: two variables of one name count as one, which only ever makes less known.</summary>
    private static bool IsReassigned(ISymbol variable, BodyTrace body) =>
        body.Declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == variable.Name
            && name.Parent is AssignmentExpressionSyntax { Left: var left } && left == name);
}
