using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A tuple, slot by slot.</summary>
internal sealed record TupleValue(ValueList Slots) : Value
{
    public override ValueList Parts => Slots;

    public override Value Map(Func<Value, Value> map) =>
        Slots.Map(map) is var slots && !ReferenceEquals(slots, Slots) ? this with { Slots = slots } : this;

    /// <summary>A slot of what may be a tuple.</summary>
    public static Value Slot(Value tuple, int index) => tuple switch
    {
        TupleValue known when index < known.Slots.Count => known.Slots[index],
        Choice { Question: { } question, Yes: TupleValue or Choice, No: TupleValue or Choice } choice => Choice.Of(question, Slot(choice.Yes, index), Slot(choice.No, index)),
        Symbolic symbolic => new SlotOf(symbolic, index).Bounded(),
        _ => Unknown,
    };
}

/// <summary>The elements of a list or an array.</summary>
/// <param name="FromStart">False if an unknown number of unknown elements stands before the known ones.</param>
/// <param name="Known">The known elements: all of them, or the last ones.</param>
internal sealed record Items(bool FromStart, ValueList Known) : Value
{
    public static readonly Items Empty = new(true, ValueList.Empty);

    public static readonly Items Anything = new(false, ValueList.Empty);

    /// <summary>
    /// <c>foreach (var x in rows) all.Add(model.forward(x));</c>: how many elements there are nobody knows, but what each of them is. Of those
    /// before the known ones; none where there are no others.
    /// </summary>
    public Value Others { get; init; } = FromStart ? None : Unknown;

    public override ValueList Parts => FromStart || Others == Unknown ? Known : Kinds;

    public override Value Map(Func<Value, Value> map)
    {
        var (known, others) = (Known.Map(map), FromStart || Others == Unknown ? Others : map(Others));
        return ReferenceEquals(known, Known) && ReferenceEquals(others, Others) ? this : this with { Known = known, Others = others };
    }

    public override bool IsWhole => FromStart && base.IsWhole;

    /// <summary>What any element is one of, each once; nothing where it may be anything.</summary>
    public ValueList Kinds => FromStart ? Known : Others == Unknown ? ValueList.Empty : Known.Append(Others);

    /// <summary>What each element is.</summary>
    public Value Any => Known.Aggregate(Others, Lattice.Join) is var any && any != None ? any : Unknown;

    /// <summary>The element at an index: where nobody knows which one that is, what all are.</summary>
    public Value At(Value index) =>
        !FromStart || index is not Constant ? Any
        : index is Constant { Literal: int number } && number >= 0 && number < Known.Count ? Known[number] : Unknown;

    /// <summary>Any number of elements of which only this is known.</summary>
    public static Items All(Value element) => Anything with { Others = element };

    public Items Append(Value item) => new(FromStart, Known.Append(item));

    /// <summary>These elements, and after them those of another.</summary>
    public Items Then(Items next) =>
        next.FromStart ? this with { Known = Known.Append(next.Known) } : next with { Others = Known.Append(Others).Aggregate(next.Others, Lattice.Join) };

    /// <summary>With another last element, however many there are before it.</summary>
    public Items WithLast(Value last) => Known.Count > 0 ? this with { Known = Known.With(Known.Count - 1, last) } : Anything with { Known = new ValueList(last), Others = Others };

    /// <summary>These elements, and others after them. Of more than so many only the last are known: of a chain they decide.</summary>
    public Items FollowedBy(ValueList others, int most)
    {
        var all = Known.Append(others);
        return all.Count <= most
            ? this with { Known = all }
            : new Items(false, all.LastOf(most)) { Others = all.Take(all.Count - most).Aggregate(Others, Lattice.Join) };
    }
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

    public override ValueList Parts => new(Items, Current);

    public override Value Map(Func<Value, Value> map)
    {
        var (items, current) = (map(Items), map(Current));
        return ReferenceEquals(items, Items) && ReferenceEquals(current, Current)
            ? this
            : this with { Items = items as Items ?? Items.Anything, Current = current };
    }
}

/// <summary>A container that can still change; the state's heap holds its content.</summary>
internal sealed record Container(SyntaxNode Site) : Atom
{
    public override Contents Contents => Contents.Container;
}
