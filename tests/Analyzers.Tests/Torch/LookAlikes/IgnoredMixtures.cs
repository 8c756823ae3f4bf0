namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>Functions that mix numbers, or order them, otherwise than the mixtures of the tables.</summary>
internal static class IgnoredMixtures
{
    public static readonly IgnoredGroup[] All =
    [
        new("Take two tensors.", ["torch.maximum", "Tensor.maximum", "torch.minimum", "Tensor.minimum"]),
        new("Give two results of the same kind.", ["torch.aminmax", "Tensor.aminmax", "torch.std_mean", "Tensor.std_mean", "torch.var_mean", "Tensor.var_mean"]),
        new("Give places, not numbers.", ["torch.argsort", "Tensor.argsort"]),
        new(
            "Order numbers, or pick one by its rank, which nobody does before a loss.",
            [
                "torch.msort", "Tensor.msort", "torch.nanmedian", "Tensor.nanmedian",
                "torch.quantile", "Tensor.quantile", "torch.nanquantile", "Tensor.nanquantile",
            ]),
        new(
            "Take the largest with the places that an unpooling wants, which is no way to a loss.",
            [
                "torch.nn.functional.adaptive_max_pool1d_with_indices", "torch.nn.functional.adaptive_max_pool2d_with_indices",
                "torch.nn.functional.adaptive_max_pool3d_with_indices", "torch.nn.functional.max_pool1d_with_indices",
                "torch.nn.functional.max_pool2d_with_indices", "torch.nn.functional.max_pool3d_with_indices",
                "torch.nn.functional.max_unpool1d", "torch.nn.functional.max_unpool2d", "torch.nn.functional.max_unpool3d",
            ]),
        new(
            "Pool at random, by a norm, or what is quantised.",
            [
                "torch.nn.functional.fractional_max_pool2d", "torch.nn.functional.fractional_max_pool2d_with_indices",
                "torch.nn.functional.fractional_max_pool3d", "torch.nn.functional.fractional_max_pool3d_with_indices",
                "torch.nn.functional.lp_pool1d", "torch.nn.functional.lp_pool2d", "torch.quantized_max_pool1d", "torch.quantized_max_pool2d",
            ]),
        new(
            "Gradients, not outputs.",
            [
                "torch.nn.functional.adaptive_avg_pool3d_backward", "torch.nn.functional.avg_pool2d_backward", "torch.nn.functional.avg_pool3d_backward",
                "torch.nn.functional.upsample_nearest1d_backward", "torch.nn.functional.upsample_nearest2d_backward",
                "torch.nn.functional.upsample_nearest3d_backward",
            ]),
        new("A statistic of a layer.", ["Modules.NormBase.running_mean"]),
    ];
}
