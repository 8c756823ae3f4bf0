using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>The best that a model can give to cross entropy when its outputs are squashed to numbers from 0 to 1.</summary>
internal static class SquashedLogits
{
    /// <summary>The bracket is 1 wide at first, and narrower than a float32 can tell after so many halvings.</summary>
    private const int Halvings = 30;

    /// <summary>
    /// −∑ cₖ log softmax(z)ₖ is convex, so its least value in the cube is where the slope is 0 or points out of the cube: at zₖ = log cₖ +
    /// t, cut to 0 and 1, with the one t for which ∑ exp(zₖ) = ∑ cₖ · exp(t). For a certain target that is 1 for its class and 0 for the
    /// others.
    /// </summary>
    /// <param name="mass">float (B, classes), 0 or more: c, what each log-probability counts.</param>
    /// <returns>float (B, classes), from 0 to 1.</returns>
    public static Tensor Best(Tensor mass)
    {
        var (logarithms, sum) = (mass.log(), mass.sum(1, keepdim: true).log());
        var low = sum.neg().add(Math.Log(mass.size(1)));
        var width = 1.0;
        for (var halving = 0; halving < Halvings; halving++)
        {
            width /= 2;
            var middle = low.add(width);
            var isBelow = At(logarithms, middle).exp().sum(1, keepdim: true).log().greater(sum.add(middle));
            low = where(isBelow, middle, low);
        }

        return At(logarithms, low.add(width / 2));
    }

    private static Tensor At(Tensor logarithms, Tensor shift) => logarithms.add(shift).clamp(0, 1);
}
