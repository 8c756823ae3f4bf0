using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>Where a meaning came from.</summary>
/// <param name="Site">The expression that gave the meaning: a call, or the creation of a part of a chain.</param>
/// <param name="Function">What was applied there.</param>
/// <param name="Member">The member that the expression stands in.</param>
/// <param name="Creation">Where the applied object was made, if it is an object.</param>
internal sealed record Origin(Place Site, LibraryFunction Function, ISymbol Member, Place? Creation = null);

/// <summary>Where a library object was made.</summary>
internal sealed record Creation(Place Site, ISymbol Member);
