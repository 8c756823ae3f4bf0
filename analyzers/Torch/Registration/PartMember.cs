using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>A part that a member is given.</summary>
/// <param name="Place">The initialiser, the assignment, or the call that adds it.</param>
/// <param name="Given">What it is.</param>
/// <param name="IsAdded">Whether it is added to what the member holds; else the member holds it.</param>
internal sealed record GivenPart(SyntaxNode Place, Created Given, bool IsAdded)
{
    /// <summary>It comes before every constructor.</summary>
    public bool IsInitial => Place is EqualsValueClauseSyntax;
}

/// <summary>A field or auto-property of a module whose parts have no other name: all that is done with them is seen.</summary>
/// <param name="Member">The member.</param>
/// <param name="Parts">What it is given.</param>
/// <param name="IsReadOnce">Whether it is a list or dictionary that is read once.</param>
/// <param name="IsAsked">Whether somebody asks it for null: then it may be given nothing where it has something already.</param>
/// <param name="Applied">Where its parts are applied, beside the constructors.</param>
internal sealed record PartMember(ISymbol Member, IReadOnlyList<GivenPart> Parts, bool IsReadOnce, bool IsAsked, IReadOnlyList<SyntaxNode> Applied);
