using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>What the numbers that a model gives look like.</summary>
/// <param name="Name">What makes such numbers.</param>
/// <param name="Evidence">How it is seen.</param>
internal sealed record OutputRange(string Name, string Evidence)
{
    /// <summary>So many rows are not all in a range by chance.</summary>
    public const int Many = 32;

    public static readonly OutputRange Logits = new("a linear layer", "");
    public static readonly OutputRange Softmax = new("softmax", "each row of the outputs is a distribution: from 0 to 1, with the sum 1");
    public static readonly OutputRange LogSoftmax = new("log-softmax", "each row of the outputs is the logarithm of a distribution");
    public static readonly OutputRange Sigmoid = new("sigmoid", "all outputs are from 0 to 1");
    public static readonly OutputRange Relu = new("ReLU", "no output is negative and some are exactly 0");

    private const double Tolerance = 1e-3;

    public static OutputRange Of(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        var (least, greatest) = (outputs.min().Number(), outputs.max().Number());
        if (least >= 0 && greatest <= 1)
            return SumsToOne(outputs) ? Softmax : Sigmoid;
        if (greatest <= 0 && SumsToOne(outputs.exp()))
            return LogSoftmax;
        return least == 0 ? Relu : Logits;
    }

    /// <summary>
    /// Whether numbers like the other's can look like this: probabilities that are all 0 or 1 are no negative numbers either.
    /// </summary>
    public bool Includes(OutputRange other) => this == other || (other == Relu && this != Logits && this != LogSoftmax);

    private static bool SumsToOne(Tensor outputs) =>
        outputs.dim() == 2 && outputs.size(1) > 1 && outputs.sum(1).sub(1).abs().max().Number() < Tolerance;
}
