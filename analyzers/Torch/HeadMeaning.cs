using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch;

/// <summary>The head of a tensor, with the dimension it was normalised along where that is known.</summary>
internal sealed record HeadMeaning(Head Head, long? Dimension = null) : Meaning
{
    public override Meaning? JoinWith(Meaning other) =>
        other is HeadMeaning { Head: var head, Dimension: var dimension } && head == Head
            ? dimension == Dimension ? this : new HeadMeaning(Head)
            : null;
}
