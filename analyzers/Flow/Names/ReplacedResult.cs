using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>Where an object is made to give something else than its class says: it gets a hook, or weights that nobody has trained.</summary>
/// <param name="Target">The object; null where it is the one that the code runs on.</param>
/// <param name="Node">All of what does it, as far as the text says.</param>
internal readonly record struct ReplacedResult(ExpressionSyntax? Target, ExpressionSyntax Node)
{
    /// <summary>The functions that must set what they are given for it to be so, by their names; null where nothing else need be known.</summary>
    public IReadOnlyList<string>? Setters { get; init; }

    /// <summary>The call that gives it a hook, if it is one.</summary>
    public InvocationExpressionSyntax? Hook => Node as InvocationExpressionSyntax;

    public static ReplacedResult? At(SyntaxNode node, ILibraryNames library) => node switch
    {
        InvocationExpressionSyntax call when NameUse.NameOf(call.Expression) is { Identifier.ValueText: var called } && library.MayReplaceResults(called) =>
            new(SyntacticWrites.ReceiverOf(call), call),
        InvocationExpressionSyntax own when SetParts.AreOwn(own, library) => new(null, own.Expression),
        InvocationExpressionSyntax own when SetParts.IsOwn(own, library) && PartSetters.GivenTo(own).ToList() is { Count: > 0 } setters => new(null, own.Expression) { Setters = setters },
        MemberAccessExpressionSyntax or MemberBindingExpressionSyntax when SetParts.OwnerOf(node, library) is { } owner => new(owner, (ExpressionSyntax)node),
        MemberAccessExpressionSyntax or MemberBindingExpressionSyntax
            when SetParts.PartOwnerOf(node, library) is { } owner && PartSetters.GivenTo(node).ToList() is { Count: > 0 } setters =>
            new(owner, (ExpressionSyntax)node) { Setters = setters },
        _ => null,
    };
}
