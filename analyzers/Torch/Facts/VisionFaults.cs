using static TorchSharp.Analyzers.Torch.Facts.FaultCondition;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Faults of torchvision, which is an assembly of its own with the versions of TorchSharp.</summary>
internal static class VisionFaults
{
    /// <summary>With three channels: an image of one is its own grey image, and right.</summary>
    private static FaultCondition ImageOfBytes => new IsReadAs("img", ["M:TorchSharp.torchvision.io.read_image"], "RGB");

    public static readonly IReadOnlyList<LibraryFault> All =
    [
        new(
            "gaussian-blur",
            ["M:TorchSharp.torchvision.transforms.GaussianBlur", "M:TorchSharp.torchvision.transforms.functional.gaussian_blur"],
            Always,
            Since: null,
            new(
                "weighs by x² and not by exp(−x²/2): the pixel itself counts 0, where 0.1621 is right with size 5 and sigma 1. Convolve with the kernel by hand.",
                "按 x² 加权，而不是按 exp(−x²/2)：像素自身的权重是 0，而尺寸为 5、sigma 为 1 时正确值是 0.1621。请自己写出核再做卷积。")),
        new(
            "contrast-of-bytes",
            ["M:TorchSharp.torchvision.transforms.functional.adjust_contrast", "M:TorchSharp.torchvision.transforms.functional.adjust_saturation"],
            ImageOfBytes,
            Since: null,
            new(
                "blends a Byte image with a grey one between 0 and 1: with factor 0.5 an even grey of 100 becomes 50. Make it Float32 before, divided by 255.",
                "把 Byte 图像与 0 到 1 之间的灰度图混合：系数为 0.5 时，100 的均匀灰变成 50。请先转成 Float32 并除以 255。"))
        {
            At = "img",
        },
    ];
}
