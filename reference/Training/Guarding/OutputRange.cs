using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>What the numbers that a model gives look like.</summary>
/// <param name="Name">What makes such numbers.</param>
/// <param name="Evidence">How it is seen.</param>
internal sealed record OutputRange(string Name, string Evidence)
{
    public static readonly OutputRange Logits = new("a linear layer", "");
    public static readonly OutputRange Softmax = new("softmax", "each row of the outputs is a distribution: from 0 to 1, with the sum 1");
    public static readonly OutputRange LogSoftmax = new("log-softmax", "each row of the outputs is the logarithm of a distribution");
    public static readonly OutputRange Sigmoid = new("sigmoid", "all outputs are from 0 to 1");
    public static readonly OutputRange Tanh = new("tanh, or in something else with these limits", "all outputs are from -1 to 1");
    public static readonly OutputRange Relu = new("ReLU", "no output is negative and some are exactly 0");

    private const double Tolerance = 1e-3;

    /// <summary>Whether it ends at 0 and at 1, as the floor of a loss supposes.</summary>
    public bool IsFrom0To1 => this == Softmax || this == Sigmoid;

    public static OutputRange Of(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        foreach (var range in new[] { Softmax, Sigmoid, LogSoftmax })
        {
            if (range.Allows(outputs))
                return range;
        }

        if (outputs.min().Number() == 0)
            return Relu;
        return Tanh.Allows(outputs) ? Tanh : Logits;
    }

    /// <summary>Whether what makes such numbers can have made these.</summary>
    public bool Allows(Tensor outputs)
    {
        using var scope = NewDisposeScope();
        var (least, greatest) = (outputs.min().Number(), outputs.max().Number());
        if (this == LogSoftmax)
            return greatest <= 0 && SumsToOne(outputs.exp());
        if (IsFrom0To1)
            return least >= 0 && greatest <= 1 && (this == Sigmoid || SumsToOne(outputs));
        if (this == Tanh)
            return least >= -1 && greatest <= 1;
        return this == Logits || least >= 0;
    }

    private static bool SumsToOne(Tensor outputs) =>
        outputs.dim() == 2 && outputs.size(1) > 1 && outputs.sum(1).sub(1).abs().max().Number() < Tolerance;
}
