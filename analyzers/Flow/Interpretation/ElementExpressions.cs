using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary><c>new[] { a, b }</c>, <c>[a, ..rest]</c>, <c>parts[0]</c>: what makes elements, and what reads one.</summary>
internal sealed class ElementExpressions(BlockInterpreter interpreter)
{
    /// <summary>An array with its elements, or with so many that are null.</summary>
    public Value Array(IArrayCreationOperation array, State state)
    {
        var elements = array.Initializer is { } initializer
            ? new Items(true, new ValueList(Operands.InOrder(initializer.ElementValues, element => state.HandOn(interpreter.Evaluate(element, state)), state)))
            : Unfilled(array);
        return array.IsImplicit ? elements : interpreter.Allocate(array.Syntax, elements, state);
    }

    private static Items Unfilled(IArrayCreationOperation array) =>
        array.DimensionSizes is [{ ConstantValue: { HasValue: true, Value: int and >= 0 and <= Bounds.Elements } size }]
            ? new Items(true, new ValueList([.. Enumerable.Repeat(Value.Null, (int)size.Value)]))
            : array is { DimensionSizes.Length: 1, Type: IArrayTypeSymbol { ElementType.IsReferenceType: true } } ? Items.All(Value.Null)
            : Items.Anything;

    /// <summary>An element of an array.</summary>
    public Value Read(IArrayElementReferenceOperation element, State state)
    {
        var array = Lists.Common(state.Snapshot(interpreter.Evaluate(element.ArrayReference, state)));
        var indices = element.Indices.Select(index => interpreter.Evaluate(index, state)).ToList();
        if (array is Symbolic && indices is [var place])
            return OfGiven(array, place, element.Type, state);
        return array is Items items && indices is [var index]
            ? FromEnd(element.Indices[0]) is { } back && back <= items.Known.Count && back > 0 ? items.Known[items.Known.Count - back] : items.At(index)
            : Value.Unknown;
    }

    /// <summary>An element of what a caller has given, as long as nothing can have changed it.</summary>
    public static Value OfGiven(Value elements, Value index, ITypeSymbol? type, State state) =>
        elements is Symbolic && !state.HasGivenChanged ? ElementOf.Of(elements, index, type) : Value.Unknown;

    /// <summary>An element of a list, counted from the end; null of anything else.</summary>
    public Value? ReadFromEnd(IImplicitIndexerReferenceOperation element, State state) =>
        element.IndexerSymbol.DeclaringSyntaxReferences.IsEmpty && FromEnd(element.Argument) is > 0 and var back
        && Lists.Common(state.Snapshot(interpreter.Evaluate(element.Instance, state))) is Items items
            ? back <= items.Known.Count ? items.Known[items.Known.Count - back] : items.Any
            : null;

    /// <summary>Whether an index names the last element: <c>layers[^1]</c>.</summary>
    public static bool IsLast(IImplicitIndexerReferenceOperation element) => element.IndexerSymbol.DeclaringSyntaxReferences.IsEmpty && FromEnd(element.Argument) == 1;

    /// <summary>The place that an index names among so many elements: <c>0</c>, <c>^1</c>. Null if it is no constant, or none of theirs.</summary>
    public static int? PlaceOf(IOperation index, int count)
    {
        var place = FromEnd(index) is { } back ? count - back : index.ConstantValue is { HasValue: true, Value: int number } ? number : -1;
        return place >= 0 && place < count ? place : null;
    }

    private static int? FromEnd(IOperation index) =>
        index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand.ConstantValue: { HasValue: true, Value: int back } } ? back : null;

    /// <summary>A collection expression.</summary>
    public Value Collection(IOperation collection, State state)
    {
        var elements = Operands.InOrder([.. collection.ChildOperations], element => state.HandOn(interpreter.Evaluate(element, state)), state);
        if (interpreter.IsOfProgram(collection))
        {
            interpreter.Fear(elements, state);
            return Value.Unknown;
        }

        var afterSpread = CollectionExpressions.ElementsAfterSpread(collection.Syntax);
        var items = afterSpread < 0
            ? new Items(true, new ValueList(elements))
            : new Items(false, new ValueList([.. elements.Skip(elements.Length - afterSpread)]));
        return interpreter.Allocate(collection.Syntax, items, state);
    }
}
