using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// Variables of a body of which nothing can be said. <c>var p = a; var p = b;</c>: nobody knows which of the two is meant by <c>p</c>.
/// <c>() => Foo(p)</c> where nobody knows <c>Foo</c>: nobody knows when it runs.
/// </summary>
internal static class UncertainVariables
{
    public static HashSet<ISymbol> Of(ControlFlowGraph graph, IMethodSymbol? function, bool hasErrors, CancellationToken cancellation)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var inScope = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        if (function is not null)
            AddNamesakes(function.Parameters, inScope, found);
        AddNamesakes(graph.Root, inScope, found);
        if (hasErrors)
            AddTouchedLater(graph.OriginalOperation, found, cancellation);
        return found;
    }

    /// <summary>
    /// Locals without an initialiser hold nothing until they are assigned, and the compiler sees to it that nobody reads them before: not while
    /// the other branch that will assign them is not written yet.
    /// </summary>
    public static void Begin(ControlFlowRegion region, State state)
    {
        foreach (var local in region.Locals)
        {
            if (local.DeclaringSyntaxReferences is [var reference]
                && reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: null, Parent.Parent: LocalDeclarationStatementSyntax })
                state.Locals = state.Locals.SetItem(local, Value.Unknown);
        }

        foreach (var nested in region.NestedRegions)
            Begin(nested, state);
    }

    private static void AddNamesakes(ControlFlowRegion region, Dictionary<string, ISymbol> inScope, HashSet<ISymbol> found)
    {
        var own = AddNamesakes(region.Locals.Concat<ISymbol>(region.LocalFunctions), inScope, found);
        foreach (var nested in region.NestedRegions)
            AddNamesakes(nested, inScope, found);
        foreach (var name in own)
            inScope.Remove(name);
    }

    /// <returns>The names that came into scope.</returns>
    private static List<string> AddNamesakes(IEnumerable<ISymbol> variables, Dictionary<string, ISymbol> inScope, HashSet<ISymbol> found)
    {
        var own = new List<string>();
        foreach (var variable in variables)
        {
            if (string.IsNullOrEmpty(variable.Name))
                continue;
            if (inScope.TryGetValue(variable.Name, out var namesake))
            {
                found.Add(variable);
                found.Add(namesake);
            }
            else
            {
                inScope.Add(variable.Name, variable);
                own.Add(variable.Name);
            }
        }

        return own;
    }

    private static void AddTouchedLater(IOperation root, HashSet<ISymbol> found, CancellationToken cancellation)
    {
        foreach (var operation in root.Descendants())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Variable(operation) is { } variable && IsTouchedLater(operation, root))
                found.Add(variable);
        }
    }

    /// <summary>Whether it stands in something invalid, in a nested function.</summary>
    private static bool IsTouchedLater(IOperation operation, IOperation root)
    {
        var isTouched = false;
        for (var outer = operation.Parent; outer is not null && outer != root; outer = outer.Parent)
        {
            isTouched |= outer.Kind == OperationKind.Invalid;
            if (outer is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return isTouched;
        }

        return false;
    }

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
