namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// How far the engine looks. An edit makes a new compilation, so what is looked through is paid for at every keystroke;
/// beyond a bound everything is unknown, and unknown means silence.
/// </summary>
internal static class Bounds
{
    /// <summary>Levels of calls below the body under analysis.</summary>
    public const int Depth = 4;

    /// <summary>Bodies interpreted for one body under analysis.</summary>
    public const int Bodies = 200;

    /// <summary>Rounds of the joint fixpoint of bodies and members that depend on each other; two or three are the rule.</summary>
    public const int Rounds = 8;

    /// <summary>Visits of one block of a graph, on average.</summary>
    public const int VisitsPerBlock = 16;

    /// <summary>Elements of a container that are remembered; of a longer one the last. Each addition makes a list anew.</summary>
    public const int KnownElements = 256;

    /// <summary>Elements of a container that a loop is followed through one by one.</summary>
    public const int Elements = 32;

    /// <summary>Elements that all loops of one graph are followed through.</summary>
    public const int ElementVisits = 256;

    /// <summary>Applications that one body leaves open to its callers.</summary>
    public const int Uses = 64;

    /// <summary>Classes that one virtual call may reach.</summary>
    public const int Overrides = 8;

    /// <summary>Facts with a name that is no longer followed that one in-place change is compared with.</summary>
    public const int Aliases = 64;

    /// <summary>Questions to the inputs of a body that are remembered on one way through it.</summary>
    public const int Answers = 8;
}
