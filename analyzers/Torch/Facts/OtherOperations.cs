namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Functions that give a tensor and are called for something else as well, or make one of nothing: a call without a use of the result may be right.</summary>
internal static class OtherOperations
{
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        // Which scope frees it.
        "DetachFromDisposeScope", "DetatchFromDisposeScope", "MoveToOtherDisposeScope", "MoveToOuterDisposeScope",
        "WrappedTensorDisposeScope",

        // The next numbers of the generator are others.
        "_sample_dirichlet", "_standard_gamma", "bernoulli", "binomial", "get_rng_state", "multinomial", "normal", "poisson", "rand",
        "rand_like", "rand_out", "randint", "randint_like", "randint_out", "randn", "randn_like", "randn_out", "randperm", "randperm_out",

        // Often called once, so that a device or a library is ready.
        "BoolTensor", "ByteTensor", "DoubleTensor", "FloatTensor", "IntTensor", "Load", "LongTensor", "ShortTensor", "UnsafeCreateTensor",
        "arange", "arange_out", "as_tensor", "bartlett_window", "blackman_window", "complex", "empty", "empty_like", "empty_strided",
        "eye", "fftfreq", "from_array", "from_file", "frombuffer", "full", "full_like", "hamming_window", "hann_window", "kaiser_window",
        "linspace", "load", "logspace", "new_empty", "new_full", "new_ones", "new_zeros", "ones", "ones_like", "polar", "rfftfreq",
        "sparse", "sparse_coo_tensor", "tensor", "tril_indices", "triu_indices", "zeros", "zeros_like",

        // Who drops a loss is still writing, or shows something; whether it fits what it is given is for other rules to say.
        "binary_cross_entropy", "binary_cross_entropy_with_logits", "cosine_embedding_loss", "cross_entropy", "ctc_loss",
        "gaussian_nll_loss", "hinge_embedding_loss", "huber_loss", "kl_div", "l1_loss", "margin_ranking_loss", "mse_loss",
        "multi_label_margin_loss", "multi_margin_loss", "multilabel_soft_margin_loss", "nll_loss", "poisson_nll_loss", "smooth_l1_loss",
        "soft_margin_loss", "triplet_margin_loss", "triplet_margin_with_distance_loss",

        // Running statistics; a flag of the tensor.
        "batch_norm", "instance_norm", "quantized_batch_norm", "with_requires_grad",
    };
}
