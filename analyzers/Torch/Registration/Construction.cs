using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>Whether a member's parts are registered when the object is made.</summary>
internal enum MemberState
{
    /// <summary>It holds no part, or nobody can tell.</summary>
    Unknown,

    Registered,

    Unregistered,
}

/// <summary>What one constructor makes.</summary>
/// <param name="Constructor">The constructor.</param>
/// <param name="Members">The members that hold parts.</param>
/// <param name="HasRun">Whether the fields were registered; null where that depends.</param>
/// <param name="Events">What happens too late or too early.</param>
/// <param name="Final">What holds in the end.</param>
internal sealed record Construction(
    IMethodSymbol Constructor, ImmutableArray<BuiltMember> Members, bool? HasRun, ImmutableArray<BuildEvent> Events, BuildState Final);

/// <summary>A field or auto-property, and what it holds when the object is made.</summary>
/// <param name="Member">The field or property.</param>
/// <param name="Held">What it may hold.</param>
/// <param name="State">Whether its parts are registered.</param>
internal sealed record BuiltMember(ISymbol Member, Held Held, MemberState State);
