using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary><c>result is { Output: var p }</c>, <c>pair is (var p, _)</c>, <c>all is [var p, ..]</c>: the names that a pattern gives to parts of a value.</summary>
internal sealed class Patterns(Deconstruction deconstruction, BlockInterpreter interpreter, Func<Value, ITypeSymbol, Value> narrow)
{
    public void Bind(IOperation pattern, Value value, State state)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value, state);
                break;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both:
                Bind(both.LeftPattern, value, state);
                Bind(both.RightPattern, value, state);
                break;
            case IDeclarationPatternOperation declaration:
                Name(declaration.DeclaredSymbol, value, declaration.NarrowedType, state);
                break;
            case IRecursivePatternOperation recursive:
                Name(recursive.DeclaredSymbol, Value.Unknown, recursive.NarrowedType, state);
                foreach (var property in recursive.PropertySubpatterns)
                    Bind(property.Pattern, deconstruction.Member(value, (property.Member as IMemberReferenceOperation)?.Member, state), state);
                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                    Bind(recursive.DeconstructionSubpatterns[i], deconstruction.Slot(value, i, recursive.DeconstructionSubpatterns.Length, state), state);
                break;
            case IListPatternOperation list:
                Name(list.DeclaredSymbol, value, list.NarrowedType, state);
                BindElements(list.Patterns, state.Snapshot(value), state);
                break;
        }
    }

    /// <summary>Elements before <c>..</c> are counted from the start, those after it from the end.</summary>
    private void BindElements(ImmutableArray<IPatternOperation> patterns, Value value, State state)
    {
        var slice = patterns.ToList().FindIndex(static pattern => pattern is ISlicePatternOperation);
        for (var i = 0; i < patterns.Length; i++)
        {
            if (i != slice)
                Bind(patterns[i], value is Items items ? ElementAt(items, slice >= 0 && i > slice ? i - patterns.Length : i) : Value.Unknown, state);
        }
    }

    private static Value ElementAt(Items items, int index) =>
        index >= 0 ? items.At(new Constant(index)) : items.Known.Count + index >= 0 ? items.Known[items.Known.Count + index] : items.Any;

    private void Name(ISymbol? variable, Value value, ITypeSymbol type, State state)
    {
        if (variable is ILocalSymbol local)
            state.Locals = state.Locals.SetItem(local, interpreter.IsUncertain(local) ? Value.Unknown : narrow(value, type));
    }
}
