namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>
/// What is known about a value at one place of a program. The lattice is flat: two different pieces of knowledge join to
/// <see cref="Unknown"/>, so that a value is only ever called by a name that holds on every path.
/// </summary>
internal abstract record Value
{
    /// <summary>No path has brought a value yet: the identity of <see cref="Lattice.Join(Value, Value)"/>.</summary>
    public static readonly Value None = new NoValue();

    /// <summary>Null: what is joined with it is what it was, wherever it is used, but may be missing.</summary>
    public static readonly Value Null = new NullValue();

    /// <summary>Could be anything. Nothing is ever reported about it.</summary>
    public static readonly Value Unknown = new UnknownValue();

    /// <summary>A symbolic value larger than this carries no knowledge that a person would have written on purpose.</summary>
    private const int LargestSymbolic = 96;

    /// <summary>Whether it is an object that is known: one that is there, unless it may be null.</summary>
    public bool IsObject => this is LibraryObject or Instance or Chain or Closure or MethodValue;

    /// <summary>Whether another path has brought null. A parameter or a tensor is not asked.</summary>
    public bool MayBeNull { get; init; }

    /// <summary>Mentions an input of the body under analysis, and is decided only where the caller is known.</summary>
    public virtual bool IsSymbolic => false;

    /// <summary>Whether no part of it is unknown.</summary>
    public virtual bool IsWhole => this != Unknown;

    /// <summary>Number of symbolic parts, plus one; bounds the growth of symbolic values.</summary>
    public virtual int Size => 1;

    /// <summary>This value, or unknown if it has grown too large to follow.</summary>
    public Value Bounded() => IsSymbolic && Size > LargestSymbolic ? Unknown : this;

    /// <summary>This value, where another path has brought null. Of a parameter or member a body may ask whether it is null.</summary>
    public Value OrNull() => this switch
    {
        { IsObject: true } => this with { MayBeNull = true },
        Symbolic { IsSubject: true } symbolic => new Either(symbolic, Null, IsForNull: false),
        _ => this,
    };

    private sealed record NoValue : Value;

    private sealed record NullValue : Value;

    private sealed record UnknownValue : Value;
}
