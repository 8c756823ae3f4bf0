using static TorchSharp.torch;

namespace TorchSharp.Reference.Metrics;

/// <summary>
/// Rows of outputs with NaN or +∞ in them. NaN is greater than nothing and less than nothing, and what ranks it takes it for the best or the worst as it
/// happens; softmax of +∞ is NaN. −∞ is a class that a model rules out, and does no harm by itself.
/// </summary>
/// <param name="Count">How many rows.</param>
/// <param name="First">The first of them, from 0.</param>
internal sealed record NoNumbers(long Count, long First)
{
    /// <param name="outputs">(B, …).</param>
    /// <returns>null where all rows can be ranked.</returns>
    public static NoNumbers? In(Tensor outputs)
    {
        if (outputs.dim() == 0 || outputs.numel() == 0 || !outputs.is_floating_point())
            return null;
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();

        // A sum is NaN or +∞ where a number is. It may also have overflowed: only then it is worth to look at every number.
        if (outputs.sum().to(ScalarType.Float64).item<double>() < double.PositiveInfinity)
            return null;
        var rows = outputs.isnan().logical_or(outputs.eq(double.PositiveInfinity)).reshape(outputs.size(0), -1).any(1);
        var count = rows.sum().to(ScalarType.Int64).item<long>();
        return count == 0 ? null : new NoNumbers(count, rows.to(ScalarType.Int64).argmax().item<long>());
    }
}
