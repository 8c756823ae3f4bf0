using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A tuple, slot by slot.</summary>
internal sealed record TupleValue(ValueList Slots) : Value
{
    public override bool IsSymbolic => Slots.AnySymbolic;

    public override bool IsWhole => Slots.All(static slot => slot.IsWhole);

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

    public override bool IsWhole => FromStart && Known.All(static item => item.IsWhole);

    public override int Size => 1 + Known.Size;

    /// <summary>What each element is.</summary>
    public Value Any => FromStart && Known.Count > 0 ? Known.Aggregate(Lattice.Join) : Value.Unknown;

    /// <summary>The element at an index.</summary>
    public Value At(Value index) =>
        FromStart && index is Constant { Literal: int number } && number >= 0 && number < Known.Count ? Known[number] : Value.Unknown;

    public Items Append(Value item) => new(FromStart, Known.Append(item));
}

/// <summary>Elements in a list of elements that a caller will bring: <c>Sequential(modules)</c> of a parameter.</summary>
internal sealed record Spread(Symbolic Elements) : Symbolic
{
    public override Symbolic Root => Elements.Root;

    public override Microsoft.CodeAnalysis.ITypeSymbol? Type => null;

    public override int Size => Elements.Size + 1;
}

/// <summary>What runs over the elements of a container.</summary>
/// <param name="Items">The elements.</param>
/// <param name="Current">The one it stands at.</param>
internal sealed record Enumerator(Items Items, Value Current) : Value
{
    public Enumerator(Items items)
        : this(items, items.Any)
    {
    }

    public override bool IsSymbolic => Items.IsSymbolic;

    public override int Size => 1 + Items.Size;
}

/// <summary>A container that can still change; the state's heap holds its content.</summary>
internal sealed record Container(SyntaxNode Site) : Value;
