namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// What is known about a value at one place of a program: a join semilattice with <see cref="None"/> below and <see cref="Unknown"/> above. Two pieces
/// of knowledge that differ join to <see cref="Unknown"/>, tuples, objects and lists part by part, so that a value is only ever called by a name that holds on
/// every path.
/// </summary>
internal abstract record Value
{
    /// <summary>No path has brought a value yet: the identity of <see cref="Lattice.Join(Value, Value)"/>.</summary>
    public static readonly Value None = new NoValue();

    /// <summary><c>flag ? new Part() : null</c> is a <c>Part</c> that may be null: who calls it calls a <c>Part</c>.</summary>
    public static readonly Value Null = new NullValue();

    /// <summary>Could be anything. Nothing is ever reported about it.</summary>
    public static readonly Value Unknown = new UnknownValue();

    /// <summary>An object that <c>zeros(1)</c> has just made: nothing is known of it but that it is no other's, so what changes it changes nothing else.</summary>
    public static readonly Value Fresh = new FreshValue();

    /// <summary>A symbolic value larger than this carries no knowledge that a person would have written on purpose.</summary>
    private const int LargestSymbolic = 96;

    /// <summary>
    /// <c>(p, y)</c> is made of <c>p</c> and <c>y</c>, an object of what its members hold. Every kind of value says what it is made of, here
    /// and in <see cref="Map"/>: whoever looks for something anywhere in a value cannot forget a kind.
    /// </summary>
    public abstract ValueList Parts { get; }

    /// <summary>The same value made of other parts: <c>(p, y)</c> becomes <c>(f(p), f(y))</c>. The value itself, where no part changes.</summary>
    public abstract Value Map(Func<Value, Value> map);

    /// <summary>What is found in it, however deep.</summary>
    public virtual Contents Contents => Parts.Contents;

    /// <summary>Mentions an input of the body under analysis, and is decided only where the caller is known.</summary>
    public bool IsSymbolic => Contains(Contents.Input);

    /// <summary>Whether no part of it is unknown.</summary>
    public virtual bool IsWhole => this != Unknown && Parts.All(static part => part.IsWhole);

    /// <summary>Number of symbolic parts, plus one; bounds the growth of symbolic values.</summary>
    public int Size => 1 + Parts.Size;

    /// <summary>Whether it is an object that is known: one that is there, unless it may be null.</summary>
    public bool IsObject => this is LibraryObject or Instance or Chain or Closure or MethodValue;

    /// <summary><c>b ? sigmoid(z) : softmax(z, 1)</c> is one of two: whoever knows which knows more.</summary>
    public virtual bool IsVague => false;

    /// <summary>Whether another path has brought null. A parameter or a tensor is not asked.</summary>
    public bool MayBeNull { get; init; }

    public bool Contains(Contents wanted) => (Contents & wanted) != Contents.Nothing;

    /// <summary>It and all that it is made of, however deep, which contains what is wanted.</summary>
    public IEnumerable<Value> Within(Contents wanted)
    {
        if (!Contains(wanted))
            yield break;
        yield return this;
        foreach (var part in Parts)
        {
            foreach (var inner in part.Within(wanted))
                yield return inner;
        }
    }

    /// <summary>This value, or unknown if it has grown too large to follow.</summary>
    public Value Bounded() => IsSymbolic && Size > LargestSymbolic ? Unknown : this;

    /// <summary>This value, where another path has brought null. Of a parameter or member a body may ask whether it is null.</summary>
    public Value OrNull() => this switch
    {
        { IsObject: true } => this with { MayBeNull = true },
        Symbolic { IsSubject: true } symbolic => Choice.Undecided(symbolic, Null),
        _ => this,
    };

    private sealed record NoValue : Atom;

    private sealed record NullValue : Atom;

    private sealed record UnknownValue : Atom;

    private sealed record FreshValue : Atom;
}

/// <summary>A value that is made of nothing else: a constant, a fact, a function of the library.</summary>
internal abstract record Atom : Value
{
    public sealed override ValueList Parts => ValueList.Empty;

    public sealed override Value Map(Func<Value, Value> map) => this;
}

/// <summary>What may be found in a value, so that a search through it begins only where it can find something.</summary>
[Flags]
internal enum Contents
{
    Nothing = 0,

    /// <summary>An input of the body under analysis.</summary>
    Input = 1,

    /// <summary>A container whose content is in the state's heap.</summary>
    Container = 2,

    /// <summary>Something that the client knows.</summary>
    Fact = 4,
}
