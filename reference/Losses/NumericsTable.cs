using static TorchSharp.torch;

namespace TorchSharp.Reference.Losses;

/// <summary>
/// What rounding does to a loss that is computed in two steps, over the size of the logit of a model that is sure of the wrong answer. The
/// true loss is |z| and the true gradient ±1, but for less than 0.0001.
/// </summary>
public static class NumericsTable
{
    /// <summary>|z| of the rows of each loss.</summary>
    public static IReadOnlyList<double> Magnitudes { get; } = [10, 14, 16, 17, 20, 28, 30, 50, 88, 90, 100, 104, 150, 200];

    /// <summary>Computes the rows, one loss after the other.</summary>
    /// <param name="type">
    /// The precision of the naive and the stable column: float32 unless told; float16, bfloat16 and float64 are possible.
    /// </param>
    public static IReadOnlyList<NumericsRow> Compute(ScalarType type = ScalarType.Float32) =>
    [
        .. Magnitudes.Select(magnitude => Binary("BCE, y = 0", magnitude, 0, type)),
        .. Magnitudes.Select(magnitude => Binary("BCE, y = 1", -magnitude, 1, type)),
        .. Magnitudes.Select(magnitude => TwoClasses("CE of (z, 0), class 1", magnitude, type)),
    ];

    private static NumericsRow Binary(string loss, double logit, double target, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (z, y) = (tensor(logit), tensor(target));
        return new NumericsRow(
            loss,
            logit,
            Numbers(BinaryCrossEntropy.Naive(z.to(type), y.to(type)), BinaryCrossEntropy.NaiveGradient(z.to(type), y.to(type))),
            Numbers(BinaryCrossEntropy.Stable(z.to(type), y.to(type)), BinaryCrossEntropy.StableGradient(z.to(type), y.to(type))),
            Numbers(BinaryCrossEntropy.Stable(z, y), BinaryCrossEntropy.StableGradient(z, y)));
    }

    private static NumericsRow TwoClasses(string loss, double logit, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (z, y) = (tensor(new[] { logit, 0 }), tensor(1L));
        return new NumericsRow(
            loss,
            logit,
            Numbers(CrossEntropy.Naive(z.to(type), y), CrossEntropy.NaiveGradient(z.to(type), y)),
            Numbers(CrossEntropy.Stable(z.to(type), y), CrossEntropy.StableGradient(z.to(type), y)),
            Numbers(CrossEntropy.Stable(z, y), CrossEntropy.StableGradient(z, y)));
    }

    private static LossAndGradient Numbers(Tensor loss, Tensor gradient) => new(loss.ToDouble(), gradient.reshape(-1)[0].ToDouble());
}
