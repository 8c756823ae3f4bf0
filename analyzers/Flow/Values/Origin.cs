using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Where a meaning came from.</summary>
/// <param name="Site">The expression that gave the meaning: a call, or the creation of a part of a chain.</param>
/// <param name="Function">What was applied there.</param>
/// <param name="Member">The member that the expression stands in.</param>
/// <param name="Chosen">Where the applied object was made, or the delegate of the function, if it was one.</param>
internal sealed record Origin(Place Site, LibraryFunction Function, ISymbol Member, Creation? Chosen = null)
{
    /// <summary>Where the applied object was made, if it is an object.</summary>
    public Place? Creation => Chosen is { IsDelegate: false } ? Chosen.Site : null;
}

/// <summary>Where a library object was made.</summary>
internal sealed record Creation(Place Site, ISymbol Member)
{
    /// <summary>Whether it is a delegate of a function: <c>Func&lt;Tensor, Tensor&gt; act = torch.sigmoid;</c>.</summary>
    public bool IsDelegate { get; init; }
}
