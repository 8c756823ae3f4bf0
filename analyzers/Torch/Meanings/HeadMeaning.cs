using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Meanings;

/// <summary>The head of a tensor, with the dimension it was normalised along where that is known.</summary>
internal sealed record HeadMeaning(Head Head, long? Dimension = null) : Meaning
{
    /// <summary>
    /// Whether it was normalised along the dimension that holds the classes. Every loss over classes takes dimension 1 for that; the last one is the
    /// same only in a batch of rows: of an image it is the width.
    /// </summary>
    public bool IsOverClasses => Dimension == 1;

    /// <summary>What is left when the dimensions are in other places.</summary>
    public HeadMeaning Moved => this with { Dimension = null };

    /// <summary>Whether some values cannot be reached any more, whatever loss wants to have them.</summary>
    public bool IsConfined => Head is Head.Sigmoid or Head.Softmax or Head.Relu or Head.Tanh or Head.Squashed;

    public override bool IsVague => Head == Head.Squashed;

    public override Meaning? JoinWith(Meaning other) => other switch
    {
        HeadMeaning { Head: var head, Dimension: var dimension } when head == Head => dimension == Dimension ? this : new HeadMeaning(Head),
        HeadMeaning { IsConfined: true } when IsConfined => new HeadMeaning(Head.Squashed),
        _ => null,
    };
}
