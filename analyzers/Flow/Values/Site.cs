using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Values;

/// <summary>A place where a function is applied.</summary>
/// <param name="Call">The call.</param>
/// <param name="Member">The member that the call stands in.</param>
/// <param name="Argument">The first argument, at which a finding about the call points.</param>
internal sealed record Site(Place Call, ISymbol Member, Place Argument);
