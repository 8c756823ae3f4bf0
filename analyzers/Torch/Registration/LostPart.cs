using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Torch.Registration;

internal enum LossOfPart
{
    /// <summary>Its class never registers.</summary>
    Missing,

    /// <summary>One constructor never registers; another does.</summary>
    MissingInOne,

    /// <summary>It is assigned after the fields were read.</summary>
    LateAssignment,

    /// <summary>It is added to a list that has been read.</summary>
    LateAddition,

    /// <summary>It lies in a field of a chain.</summary>
    OfChain,
}

/// <summary>A part that is proved not to be registered.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Part">The member that holds it.</param>
/// <param name="Place">Where it is given to the member.</param>
/// <param name="Given">What it is.</param>
/// <param name="Constructor">The constructor that loses it.</param>
internal sealed record LostPart(LossOfPart Kind, PartMember Part, SyntaxNode Place, Created Given, IMethodSymbol? Constructor);
