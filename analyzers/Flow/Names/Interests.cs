namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What somebody wants to know of a member, each a bit: one closure over the names answers for all of them.</summary>
[Flags]
internal enum Interests
{
    None = 0,

    /// <summary>Whether an observed function may be applied in it.</summary>
    Observation = 1,

    /// <summary>Whether events may happen in it that rules ask about.</summary>
    Events = 2,

    /// <summary>Whether events may happen in it that end what the others begin: where it is not followed, it must be feared.</summary>
    Endings = 4,
}
