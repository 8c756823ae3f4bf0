using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// What lambdas and local functions see of the variables around them. The engine keeps only what their results depend on; here
/// everything that they mention counts.
/// </summary>
internal static class Captures
{
    /// <summary>Variables that a function mentions and does not declare, each with its only value.</summary>
    public static IEnumerable<(ISymbol Variable, Value Value)> Of(SyntaxNode function, BodyTrace body, ILibraryNames library, CancellationToken cancellation)
    {
        var reassigned = ReassignedIn(body.Declaration, library);
        return from variable in body.Values.Where(entry => entry.Value is Captured && function.Span.Contains(entry.Key.Span))
                .Select(static entry => ((Captured)entry.Value).Symbol).Distinct(SymbolEqualityComparer.Default)
            where !reassigned.Contains(variable.Name)
            let value = ValueOf(variable, body, cancellation)
            where value is not null
            select (variable, value);
    }

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
    private static HashSet<string> ReassignedIn(SyntaxNode declaration, ILibraryNames library)
    {
        var writes = new List<SyntacticWrite>();
        foreach (var node in declaration.DescendantNodes())
            SyntacticWrites.Collect(node, library, writes);
        return [.. from write in writes
            where write.Kind == WriteKind.Value
            let name = write.Target as IdentifierNameSyntax
            where name is not null
            select name.Identifier.ValueText];
    }
}
