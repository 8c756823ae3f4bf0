using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>
/// Virtual calls that no caller decides, as in a method of a base class that only other programs call. What objects of the library's own
/// types may be is another question (<see cref="Escapes"/>).
/// </summary>
internal sealed class UndecidedCalls(ProgramTrace trace, Contexts contexts)
{
    /// <summary>Each call with each of these functions that it may run.</summary>
    public IEnumerable<(SyntaxNode Call, SyntaxNode Function)> Of(IReadOnlyList<SyntaxNode> functions)
    {
        var overrides = functions.Select(function => (Function: function, Method: MethodOf(function))).Where(static entry => entry.Method is { IsOverride: true }).ToList();
        return from call in trace.Bodies.SelectMany(static body => body.Calls).OfType<IInvocationOperation>()
               where call.Instance is not null && contexts.ValuesOf(call.Syntax).Any(static value => value.IsSymbolic)
               from entry in overrides
               where MayRun(call, entry.Method!)
               select (call.Syntax, entry.Function);
    }

    private IMethodSymbol? MethodOf(SyntaxNode function) => trace.ModelOf(function).GetDeclaredSymbol(function, trace.Cancellation) as IMethodSymbol;

    private bool MayRun(IInvocationOperation call, IMethodSymbol function) =>
        (call.TargetMethod.Name == function.Name || (trace.Flow.Library.Of(call.TargetMethod).IsApplication && trace.Flow.Library.Of(function).IsApplication))
        && call.Instance!.Type is { } type
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, trace.Flow.Assembly)
        && TypeHierarchy.IsAtOrBelow(function.ContainingType, type);
}
