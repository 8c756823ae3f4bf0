namespace TorchSharp.Analyzers.Flow.Values;

/// <summary><c>outputs["head"] = p;</c>: the values of a dictionary, by the keys that are constants.</summary>
/// <param name="Keys">The constants under which something is known to stand.</param>
/// <param name="Held">What stands under each of them.</param>
internal sealed record Slots(ValueList Keys, ValueList Held) : Value
{
    public static readonly Slots Empty = new(ValueList.Empty, ValueList.Empty);

    public static readonly Slots Anything = Empty with { Others = Unknown };

    /// <summary>A dictionary with more keys than these is a table of data.</summary>
    private const int Most = 32;

    /// <summary>What may stand under any other key; none where there is no other.</summary>
    public Value Others { get; init; } = None;

    public override ValueList Parts => Others == None || Others == Unknown ? Held : Held.Append(Others);

    public override bool IsWhole => Others != Unknown && base.IsWhole;

    public override Value Map(Func<Value, Value> map)
    {
        var (held, others) = (Held.Map(map), Others == None || Others == Unknown ? Others : map(Others));
        return ReferenceEquals(held, Held) && ReferenceEquals(others, Others) ? this : this with { Held = held, Others = others };
    }

    /// <summary>What stands under any key, whichever it is.</summary>
    public Value Any => Held.Aggregate(Others, Lattice.Join) is var any && any != None ? any : Unknown;

    /// <summary>What stands under a key; where nobody knows which key that is, what all have in common.</summary>
    public Value At(Value key) =>
        key is not Constant ? Any
        : PlaceOf(key) is >= 0 and var place ? Held[place]
        : Others == None ? Unknown : Others;

    /// <summary>Whether nothing stands under a key.</summary>
    public bool IsAbsent(Value key) => key is Constant && Others == None && PlaceOf(key) < 0;

    /// <summary>With something under a key. Under a key that nobody knows it may stand in the place of anything.</summary>
    public Slots With(Value key, Value value)
    {
        if (key is not Constant)
            return this with { Held = Held.Map(held => Lattice.Join(held, value)), Others = Lattice.Join(Others, value) };
        return PlaceOf(key) is >= 0 and var place ? this with { Held = Held.With(place, value) }
            : Held.Count == Most ? Anything
            : this with { Keys = Keys.Append(key), Held = Held.Append(value) };
    }

    /// <summary>What two paths leave in it: a value that only one of them has put in may be there.</summary>
    public static Slots Join(Slots left, Slots right)
    {
        if (left.Keys.Equals(right.Keys))
            return left with { Held = new([.. left.Held.Zip(right.Held, Lattice.Join)]), Others = Lattice.Join(left.Others, right.Others) };
        var joined = Empty with { Others = Lattice.Join(left.Others, right.Others) };
        for (var i = 0; i < left.Keys.Count; i++)
        {
            if (right.PlaceOf(left.Keys[i]) is >= 0 and var place)
                joined = joined.With(left.Keys[i], Lattice.Join(left.Held[i], right.Held[place]));
            else
                joined = joined with { Others = Lattice.Join(joined.Others, left.Held[i]) };
        }

        return right.Keys.Where(key => left.PlaceOf(key) < 0)
            .Aggregate(joined, (all, key) => all with { Others = Lattice.Join(all.Others, right.At(key)) });
    }

    private int PlaceOf(Value key)
    {
        for (var i = 0; i < Keys.Count; i++)
        {
            if (Keys[i].Equals(key))
                return i;
        }

        return -1;
    }
}
