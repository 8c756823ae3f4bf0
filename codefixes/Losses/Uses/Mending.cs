using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Where an activation must be applied again when it is taken away at its source, so that all results but the loss stay what they were.</summary>
/// <param name="Wrapped">The expressions to apply it to: the first places from which the value reaches no loss.</param>
/// <param name="Wanted">The expressions whose value reaches a loss that wants it without the activation.</param>
/// <param name="Changed">The functions that return something else than before.</param>
internal sealed record Mending(HashSet<SyntaxNode> Wrapped, HashSet<SyntaxNode> Wanted, IReadOnlyList<SyntaxNode> Changed)
{
    /// <summary>The calls of helpers to take away, where these and not the activations in them should go.</summary>
    public IReadOnlyList<HelperCall> HelperCalls { get; init; } = [];

    /// <summary>The calls that apply sigmoid or softmax to the value themselves, to which it was left as it is.</summary>
    public IReadOnlyList<SyntaxNode> Repeated { get; init; } = [];

    /// <summary>These keep the value that they have.</summary>
    public void Leave(IEnumerable<SyntaxNode> expressions) => Wrapped.ExceptWith(expressions);
}
