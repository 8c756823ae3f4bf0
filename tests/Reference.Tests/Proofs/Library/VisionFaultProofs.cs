using static TorchSharp.torch;
using Transforms = TorchSharp.torchvision.transforms;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>Proofs of the faults of torchvision.</summary>
internal static class VisionFaultProofs
{
    public static IReadOnlyList<FaultProof> All { get; } =
    [
        new("gaussian-blur", "weight of a pixel in its own blur, size 5, sigma 1", () => Middle(Transforms.functional.gaussian_blur(Point(), 5, 1f)), WeightByFormula)
        {
            Others =
            [
                () => Middle(Transforms.functional.gaussian_blur(Point(), 5, 5, 1f, 1f)), () => Middle(Transforms.functional.gaussian_blur(Point(), [5, 5], [1f])),
                () => Middle(Transforms.GaussianBlur([5, 5], 1f).call(Point())), () => Middle(Transforms.GaussianBlur(5, 1f).call(Point())),
            ],
        },
        new("contrast-of-bytes", "an even grey of 100 as bytes, contrast 0.5", () => First(Transforms.functional.adjust_contrast(Grey(), 0.5)), ContrastByFormula)
        {
            Others = [() => First(Transforms.functional.adjust_saturation(Grey(), 0.5))],
            Tolerance = 0.02,
        },
    ];

    private static Tensor Point()
    {
        var image = zeros(1, 1, 7, 7);
        image[0, 0, 3, 3] = 1;
        return image;
    }

    private static double Middle(Tensor image) => image[0, 0, 3, 3].item<float>();

    private static double WeightByFormula()
    {
        var bell = exp(-arange(-2, 3).to(ScalarType.Float64).square() / 2);
        return (bell[2] / bell.sum()).square().item<double>();
    }

    private static Tensor Grey() => full(3, 2, 2, 100).to(ScalarType.Byte);

    private static double First(Tensor image) => image.flatten()[0].to(ScalarType.Float64).item<double>();

    /// <summary>The grey of an even grey is itself: half of one and half of the other.</summary>
    private static double ContrastByFormula() => 0.5 * 100 + 0.5 * 100;
}
