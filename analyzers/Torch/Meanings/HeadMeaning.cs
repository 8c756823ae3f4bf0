using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Meanings;

/// <summary>The head of a tensor, with the dimension it was normalised along where that is known.</summary>
internal sealed record HeadMeaning(Head Head, long? Dimension = null) : Meaning
{
    /// <summary>Whether the activation was given logits, so that it makes all that it can make: the tanh of what is never negative never is, either.</summary>
    public bool IsOfLogits { get; init; }

    /// <summary>Whether these are some of the numbers, chosen by what they are: of logits, perhaps those in [0, 1].</summary>
    public bool IsChosen { get; init; }

    /// <summary>Whether the probabilities, or those that the logarithm was taken of, were kept away from 0.</summary>
    public bool IsClamped { get; init; }

    /// <summary>Whether they were kept away from 1.</summary>
    public bool IsCapped { get; init; }

    /// <summary>
    /// Whether it was normalised along the dimension that holds the classes. Every loss over classes takes dimension 1 for that; the last one is the
    /// same only in a batch of rows: of an image it is the width.
    /// </summary>
    public bool IsOverClasses => Dimension == 1;

    /// <summary>Whether all numbers are in [0, 1].</summary>
    public bool IsProbability => Head is Head.Sigmoid or Head.Softmax or Head.Probability;

    /// <summary>What is left when the dimensions are in other places.</summary>
    public HeadMeaning Moved => this with { Dimension = null };

    /// <summary>What is left of single numbers, or null if nothing is.</summary>
    public HeadMeaning? Picked => Head switch
    {
        Head.Softmax => new HeadMeaning(Head.Probability),
        Head.LogSoftmax => null,
        _ => this,
    };

    /// <summary>Whether some values cannot be reached any more, whatever loss wants to have them.</summary>
    public bool IsConfined => Head is Head.Sigmoid or Head.Softmax or Head.Probability or Head.Relu or Head.Tanh or Head.Squashed;

    public override bool IsVague => Head == Head.Squashed;

    public override Meaning? JoinWith(Meaning other)
    {
        if (other is not HeadMeaning meaning)
            return null;
        if (meaning.Head != Head)
            return IsConfined && meaning.IsConfined ? new HeadMeaning(Head.Squashed) : null;
        return Equals(other) ? this : new HeadMeaning(Head, meaning.Dimension == Dimension ? Dimension : null) 
        {
            IsOfLogits = IsOfLogits && meaning.IsOfLogits,
            IsChosen = IsChosen || meaning.IsChosen,
            IsClamped = IsClamped || meaning.IsClamped,
            IsCapped = IsCapped || meaning.IsCapped,
        };
    }
}
