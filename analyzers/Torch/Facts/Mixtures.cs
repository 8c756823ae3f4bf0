namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The operations whose results lie between the smallest and the largest number that they are given.</summary>
internal static class Mixtures
{
    public static readonly IReadOnlyList<string> Functions =
    [
        "Tensor.mean", "torch.mean", "Tensor.nanmean", "torch.nanmean", "Tensor.median", "torch.median",
        "Tensor.max", "torch.max", "Tensor.min", "torch.min", "Tensor.amax", "torch.amax", "Tensor.amin", "torch.amin",
        "Tensor.topk", "torch.topk", "Tensor.sort", "torch.sort",
        "torch.nn.functional.avg_pool1d", "torch.nn.functional.avg_pool2d", "torch.nn.functional.avg_pool3d",
        "torch.nn.functional.adaptive_avg_pool1d", "torch.nn.functional.adaptive_avg_pool2d", "torch.nn.functional.adaptive_avg_pool3d",
        "torch.nn.functional.max_pool1d", "torch.nn.functional.max_pool2d", "torch.nn.functional.max_pool3d",
        "torch.nn.functional.adaptive_max_pool1d", "torch.nn.functional.adaptive_max_pool2d", "torch.nn.functional.adaptive_max_pool3d",
        "torch.nn.functional.interpolate", "torch.nn.functional.upsample",
        "torch.nn.functional.upsample_nearest", "torch.nn.functional.upsample_bilinear",
        "torch.nn.functional.upsample_nearest1d", "torch.nn.functional.upsample_nearest2d", "torch.nn.functional.upsample_nearest3d",
    ];

    public static readonly IReadOnlyList<string> Modules =
    [
        "AvgPool1d", "AvgPool2d", "AvgPool3d", "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AdaptiveAvgPool3d",
        "MaxPool1d", "MaxPool2d", "MaxPool3d", "AdaptiveMaxPool1d", "AdaptiveMaxPool2d", "AdaptiveMaxPool3d",
        "Upsample",
    ];

    /// <summary>Ways to interpolate that stay between the numbers; a cubic goes beyond them.</summary>
    public static readonly IReadOnlyCollection<string> Between = ["Nearest", "NearestExact", "Linear", "Bilinear", "Trilinear", "Area"];
}
