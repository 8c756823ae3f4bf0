namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>What somebody wants to know of a member, each a bit: one closure over the names answers for all of them.</summary>
[Flags]
internal enum Interests
{
    None = 0,

    /// <summary>Whether an observed function may be applied in it.</summary>
    Observation = 1,
}
