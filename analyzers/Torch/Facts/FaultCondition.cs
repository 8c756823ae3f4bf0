namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>
/// What a call must be like for a fault to show. Values are those of C#; of an enumeration its member's name. A value that nobody can tell is none of
/// those that are asked for.
/// </summary>
internal abstract record FaultCondition
{
    public static readonly FaultCondition Always = new Any();

    /// <summary>Whatever the call is like.</summary>
    public sealed record Any : FaultCondition;

    /// <summary>The argument is left out, or the overload has none of the name.</summary>
    public sealed record LeftOut(string Parameter) : FaultCondition;

    /// <summary>The argument is given by its place alone.</summary>
    public sealed record IsPositional(string Parameter) : FaultCondition;

    /// <summary>The argument is some constant, whichever.</summary>
    public sealed record IsConstant(string Parameter) : FaultCondition;

    /// <summary>The argument is this constant.</summary>
    public sealed record Is(string Parameter, object Value) : FaultCondition;

    /// <summary>The argument is this constant, which it also is by default.</summary>
    public sealed record IsByDefault(string Parameter, object Value) : FaultCondition;

    /// <summary>The argument is given, and it is another constant.</summary>
    public sealed record IsOther(string Parameter, object Value) : FaultCondition;

    /// <summary>The argument is given, and whatever it is, it is not this constant: an argument that is never read should not be there.</summary>
    public sealed record IsNot(string Parameter, object Value) : FaultCondition;

    /// <summary>The argument is a tuple of constants that are not all the same.</summary>
    public sealed record IsUneven(string Parameter) : FaultCondition;

    /// <summary>The argument is a list in which a constant stands twice.</summary>
    public sealed record HasTwice(string Parameter) : FaultCondition;

    /// <summary>The argument is given, whatever it is, unless it is the constant null.</summary>
    public sealed record IsGiven(string Parameter) : FaultCondition;

    /// <summary>The argument is visibly an image that one of these members read, with this mode of colours.</summary>
    public sealed record IsReadAs(string Parameter, IReadOnlyList<string> Readers, string Mode) : FaultCondition;

    /// <summary>Nobody uses what the call returns.</summary>
    public sealed record ResultDropped : FaultCondition;

    /// <summary>The object that it is called on was made by one of these members, visibly.</summary>
    public sealed record MadeBy(IReadOnlyList<string> Members) : FaultCondition;

    /// <summary>All of them.</summary>
    public sealed record All(params FaultCondition[] Conditions) : FaultCondition;
}
