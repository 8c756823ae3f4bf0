using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Targets that give each class a probability.</summary>
internal static class SoftTargets
{
    private const double Tolerance = 1e-3;

    public static bool Are(Tensor targets) => targets.is_floating_point() && targets.dim() == 2;

    /// <exception cref="ArgumentException">They are no probabilities of so many classes.</exception>
    public static void Check(Tensor targets, int classes)
    {
        if (targets.dtype != ScalarType.Float32 || targets.size(1) != classes)
            throw new ArgumentException(
                $"soft targets of {classes} classes are float32 (N, {classes}), these are {Describe.Tensor(targets)}", nameof(targets));

        using var scope = NewDisposeScope();
        var (least, distance) = (targets.min().ToDouble(), targets.sum(1).sub(1).abs().max().ToDouble());
        if (!(least >= 0 && distance <= Tolerance))
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"soft targets are probabilities, 0 or more and with a sum of 1 in each row; here the least is {least:0.###}, and a sum is off by {distance:0.###}"),
                nameof(targets));
    }
}
