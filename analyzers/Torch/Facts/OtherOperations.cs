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

        // Running statistics; a flag of the tensor.
        "batch_norm", "instance_norm", "quantized_batch_norm", "with_requires_grad",
    };
}
