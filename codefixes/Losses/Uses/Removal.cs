using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>The activations that an edit takes away, and which losses want what is left.</summary>
/// <param name="Origins">The activations.</param>
/// <param name="Meaning">What their result is, as long as they are there.</param>
/// <param name="Dimension">The dimension that they normalise along, if it is known.</param>
/// <param name="Wants">Whether a loss, by the place of its call and of the loss object's creation, wants the value without them.</param>
internal sealed record Removal(
    OrderedSet<Origin> Origins, HeadMeaning Meaning, long? Dimension, Func<LossFunction, SyntaxNode, SyntaxNode?, bool> Wants)
{
    public Head Head => Meaning.Head;

    /// <summary>Whether the value will change.</summary>
    public bool Changes(Value value) => value is Fact fact && fact.Origins.Items.Any(IsRemoved);

    /// <summary>Whether an element of the tuple or array will change.</summary>
    public bool ChangesPart(Value value) => value switch
    {
        TupleValue tuple => tuple.Slots.Any(slot => Changes(slot) || ChangesPart(slot)),
        Items items => items.Known.Any(item => Changes(item) || ChangesPart(item)),
        _ => false,
    };

    /// <summary>Whether the value comes from these activations on every path.</summary>
    public bool Covers(Value value) => value is Fact fact && fact.Origins.Items.All(IsRemoved);

    public bool IsRemoved(Origin origin) =>
        Origins.Items.Any(removed => removed.Site == origin.Site && removed.Creation == origin.Creation);
}
