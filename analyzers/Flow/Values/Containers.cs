using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A tuple, slot by slot.</summary>
internal sealed record TupleValue(ValueList Slots) : Value
{
    public override bool IsSymbolic => Slots.AnySymbolic;

    public override int Size => 1 + Slots.Size;
}

/// <summary>The elements of a list or an array.</summary>
/// <param name="FromStart">False if an unknown number of unknown elements stands before the known ones.</param>
/// <param name="Known">The known elements: all of them, or the last ones.</param>
internal sealed record Items(bool FromStart, ValueList Known) : Value
{
    public static readonly Items Empty = new(true, ValueList.Empty);

    public static readonly Items Anything = new(false, ValueList.Empty);

    public override bool IsSymbolic => Known.AnySymbolic;

    public override int Size => 1 + Known.Size;

    public Items Append(Value item) => new(FromStart, Known.Append(item));
}

/// <summary>A container that can still change; the state's heap holds its content.</summary>
internal sealed record Reference(SyntaxNode Site) : Value;
