namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>Functions of numbers that are no activation, loss, clamp or logarithm of the tables.</summary>
internal static class IgnoredActivations
{
    public static readonly IgnoredGroup[] All =
    [
        new(
            "Activations that leave neither probabilities nor a fixed range, or weigh their input by itself: what comes out is unknown.",
            [
                "torch.nn.functional.celu", "Tensor.celu", "Tensor.celu_",
                "torch.nn.functional.elu", "Tensor.elu", "Tensor.elu_",
                "torch.nn.functional.gelu", "Tensor.gelu", "Tensor.gelu_",
                "torch.nn.functional.glu", "Tensor.glu",
                "torch.nn.functional.hardshrink", "torch.nn.functional.Hardshrink",
                "torch.nn.functional.hardswish", "Tensor.hardswish", "Tensor.hardswish_",
                "torch.nn.functional.leaky_relu", "Tensor.leaky_relu", "Tensor.leaky_relu_",
                "torch.nn.functional.mish", "torch.nn.functional.Mish",
                "torch.nn.functional.prelu", "Tensor.prelu",
                "torch.nn.functional.rrelu", "Tensor.rrelu", "Tensor.rrelu_",
                "torch.nn.functional.selu", "Tensor.selu", "Tensor.selu_",
                "torch.nn.functional.silu", "torch.nn.functional.SiLU", "Tensor.silu", "Tensor.silu_",
                "torch.nn.functional.softplus", "Tensor.softplus",
                "torch.nn.functional.softshrink", "torch.nn.functional.Softshrink",
                "torch.nn.functional.tanhshrink", "torch.nn.functional.Tanhshrink",
                "torch.nn.functional.threshold", "torch.nn.functional.Threshold", "Tensor.threshold", "Tensor.threshold_",
            ]),
        new(
            "Piecewise linear and exactly 0 or 1 outside: nobody has measured what a loss makes of it.",
            ["torch.nn.functional.hardsigmoid", "Tensor.hardsigmoid", "Tensor.hardsigmoid_"]),
        new("Softmax of the negated input: taking it away, or moving it, changes the sign.", ["torch.nn.functional.softmin"]),
        new(
            "Returns its input in this version; HardtanhTests proves it on libtorch. The in-place form works, between bounds that the caller chooses.",
            ["torch.nn.functional.hardtanh", "torch.nn.functional.Hardtanh", "Tensor.hardtanh", "Tensor.hardtanh_"]),
        new(
            "Inverses: what comes out is unbounded.",
            [
                "torch.logit", "torch.logit_", "torch.special.logit", "Tensor.logit", "Tensor.logit_",
                "torch.atanh", "torch.atanh_", "torch.arctanh", "torch.arctanh_", "Tensor.atanh", "Tensor.atanh_", "Tensor.arctanh", "Tensor.arctanh_",
            ]),
        new("Steps: 0 or 1, and no gradient.", ["torch.heaviside", "torch.heaviside_", "Tensor.heaviside", "Tensor.heaviside_"]),
        new(
            "Other logarithms: of a probability they are no log-probability in nats.",
            [
                "torch.log10", "torch.log10_", "Tensor.log10", "Tensor.log10_",
                "torch.log2", "torch.log2_", "Tensor.log2", "Tensor.log2_",
                "torch.log1p", "torch.log1p_", "Tensor.log1p", "Tensor.log1p_",
            ]),
        new(
            "Sums and determinants under a logarithm: several elements make one.",
            [
                "torch.logaddexp", "Tensor.logaddexp", "torch.logaddexp2", "Tensor.logaddexp2",
                "torch.logsumexp", "Tensor.logsumexp", "torch.logcumsumexp", "Tensor.logcumsumexp",
                "torch.logdet", "Tensor.logdet",
            ]),
        new("Make a tensor, or overwrite one, without looking at what was in it.", ["torch.logspace", "Tensor.log_normal_"]),
        new("Arithmetic, if only a plus sign.", ["torch.positive", "Tensor.positive"]),
        new(
            "Losses that take their prediction as it is.",
            [
                "torch.nn.functional.mse_loss", "torch.nn.functional.l1_loss", "torch.nn.functional.smooth_l1_loss", "torch.nn.functional.huber_loss",
                "torch.nn.functional.gaussian_nll_loss", "torch.nn.functional.poisson_nll_loss",
                "torch.nn.functional.hinge_embedding_loss", "torch.nn.functional.cosine_embedding_loss", "torch.nn.functional.margin_ranking_loss",
                "torch.nn.functional.multi_margin_loss", "torch.nn.functional.multi_label_margin_loss",
                "torch.nn.functional.triplet_margin_loss", "torch.nn.functional.triplet_margin_with_distance_loss",
            ]),
        new("Applies log-sigmoid to the product with a target of -1 or 1: no rule speaks of it.", ["torch.nn.functional.soft_margin_loss"]),
        new("Losses on log-probabilities with rules of their own, or none yet.", ["torch.nn.functional.kl_div"]),
    ];
}
