using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum BuildEventKind
{
    /// <summary>A member is given something after the fields were registered.</summary>
    LateAssignment,

    /// <summary>A list is given something after it was read.</summary>
    LateAddition,

    /// <summary>The own parts are looked at while none is registered.</summary>
    EarlyLook,
}

/// <summary>Something that happens too late or too early in a construction.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">Where.</param>
/// <param name="Name">The member that is assigned, the list that is added to, or the method that looks.</param>
/// <param name="Given">What is assigned or added.</param>
internal sealed record BuildEvent(BuildEventKind Kind, SyntaxNode Place, ISymbol? Name, Held Given);
