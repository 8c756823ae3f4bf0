namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>
/// Functions of tensors that change nothing and give a new tensor: without their result a call does nothing. Methods of a tensor and static ones,
/// by name. A test looks in the library for one that is in no list.
/// </summary>
internal static class PureOperations
{
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "Hardshrink", "Hardtanh", "Mish", "SiLU", "Softshrink", "Softsign", "Tanhshrink", "Threshold", "abs", "absolute", "acos", "acosh",
        "adaptive_avg_pool1d", "adaptive_avg_pool2d", "adaptive_avg_pool3d", "adaptive_avg_pool3d_backward", "adaptive_max_pool1d",
        "adaptive_max_pool1d_with_indices", "adaptive_max_pool2d", "adaptive_max_pool2d_with_indices", "adaptive_max_pool3d",
        "adaptive_max_pool3d_with_indices", "add", "addbmm", "addcdiv", "addcmul", "addmm", "addmv", "addr", "adjoint", "affine_grid",
        "airy_ai", "alias", "align_as", "align_to", "all", "alpha_dropout", "amax", "amin", "aminmax", "angle", "any", "arccos",
        "arccosh", "arcsin", "arcsinh", "arctan", "arctan2", "arctanh", "argmax", "argmin", "argsort", "argwhere", "as_strided", "asin",
        "asinh", "atan", "atan2", "atanh", "atleast_1d", "atleast_2d", "atleast_3d", "avg_pool1d", "avg_pool2d", "avg_pool2d_backward",
        "avg_pool3d", "avg_pool3d_backward", "baddbmm", "bessel_j0", "bessel_j1", "bessel_y0", "bessel_y1", "bfloat16", "bilinear",
        "bincount", "bitwise_and", "bitwise_left_shift", "bitwise_not",
        "bitwise_or", "bitwise_right_shift", "bitwise_xor", "block_diag", "bmm", "bool", "broadcast_to", "bucketize", "byte",
        "cartesian_prod", "cat", "cdist", "cdouble", "ceil", "celu", "cfloat", "chain_matmul", "channel_shuffle", "char",
        "chebyshev_polynomial_t", "chebyshev_polynomial_u", "chebyshev_polynomial_v", "chebyshev_polynomial_w", "cholesky", "cholesky_ex",
        "cholesky_inverse", "cholesky_solve", "chunk", "clamp", "clamp_max", "clamp_min", "clip", "clone", "column_stack", "combinations",
        "concat", "concatenate", "cond", "conj", "conj_physical", "contiguous", "conv1d", "conv1d_padding", "conv2d", "conv2d_padding",
        "conv3d", "conv3d_padding", "conv_transpose1d", "conv_transpose2d", "conv_transpose3d", "copysign", "corrcoef", "cos", "cosh",
        "cosine_similarity", "count_nonzero", "cov", "cpu", "cross", "cuda",
        "cummax", "cummin", "cumprod", "cumsum", "cumulative_trapezoid", "deg2rad", "dequantize", "det", "detach", "diag", "diag_embed",
        "diagflat", "diagonal", "diagonal_scatter", "diff", "digamma", "dist", "div", "divide", "dot", "double", "dropout", "dropout1d",
        "dropout2d", "dropout3d", "dsplit", "dstack", "eig", "eigh", "eigvals", "eigvalsh", "einsum", "elu", "entr", "eq", "equal", "erf",
        "erfc", "erfcx", "erfinv", "exp", "exp2", "expand", "expand_as", "expit", "expm1", "fake_quantize_per_channel_affine",
        "fake_quantize_per_tensor_affine", "feature_alpha_dropout", "fft2", "fftn", "fftshift", "fix", "flatten", "flip", "fliplr",
        "flipud", "float", "float_power", "floor", "floor_divide", "fmax", "fmin", "fmod", "fold", "frac", "fractional_max_pool2d",
        "fractional_max_pool2d_with_indices", "fractional_max_pool3d", "fractional_max_pool3d_with_indices", "frexp", "gammainc",
        "gammaincc", "gammaln", "gather", "gcd", "ge", "gelu", "geqrf", "ger", "glu", "greater", "greater_equal",
        "grid_sample", "group_norm", "gt", "half", "hardshrink", "hardsigmoid", "hardswish", "hardtanh", "heaviside",
        "hermite_polynomial_h", "hermite_polynomial_he", "hfft", "hfft2", "hfftn", "histc", "histogram",
        "householder_product", "hsplit", "hstack", "hypot", "i0", "i0e", "i1", "i1e", "ifft", "ifft2", "ifftn", "ifftshift",
        "igamma", "igammac", "ihfft", "ihfft2", "ihfftn", "imag", "index", "index_add", "index_copy", "index_fill", "index_reduce",
        "index_select", "inner", "int", "int_repr", "interpolate", "inv", "inv_ex", "inverse", "irfft", "irfft2", "irfftn", "is_neg",
        "isclose", "isfinite", "isin", "isinf", "isnan", "isneginf", "isposinf", "isreal", "istft", "kron", "kthvalue",
        "laguerre_polynomial_l", "layer_norm", "lcm", "ldexp", "ldl_factor", "ldl_factor_ex", "ldl_solve", "le", "leaky_relu",
        "legendre_polynomial_p", "lerp", "less", "less_equal", "lgamma", "linear", "local_response_norm", "log", "log10", "log1p", "log2",
        "log_sigmoid", "log_softmax", "logaddexp", "logaddexp2", "logcumsumexp", "logdet", "logical_and", "logical_not", "logical_or",
        "logical_xor", "logit", "logsigmoid", "logsumexp", "long", "lp_pool1d", "lp_pool2d", "lstsq", "lt", "lu", "lu_factor", "lu_solve",
        "lu_unpack", "masked_fill", "masked_scatter", "masked_select", "matmul", "matrix_exp", "matrix_norm",
        "matrix_power", "matrix_rank", "max", "max_pool1d", "max_pool1d_with_indices", "max_pool2d", "max_pool2d_with_indices",
        "max_pool3d", "max_pool3d_with_indices", "max_unpool1d", "max_unpool2d", "max_unpool3d", "maximum", "mean", "median", "meshgrid",
        "min", "minimum", "mish", "mm", "mode", "modified_bessel_i0", "modified_bessel_i1", "modified_bessel_k0", "modified_bessel_k1",
        "moveaxis", "movedim", "mps", "msort", "mul", "multi_dot",
        "multigammaln", "multiply", "mv", "mvlgamma", "nan_to_num", "nanmean", "nanmedian", "nanquantile",
        "nansum", "narrow", "ndtr", "ndtri", "ne", "neg", "negative", "nextafter", "nonzero", "norm", "normalize",
        "not_equal", "one_hot", "orgqr", "ormqr", "outer", "pad", "pairwise_distance", "pca_lowrank", "permute", "pin_memory", "pinv",
        "pinverse", "pixel_shuffle", "pixel_unshuffle", "polygamma", "positive", "pow", "prelu", "prod", "psi",
        "q_per_channel_scales", "q_per_channel_zero_points", "qr", "quantile", "quantize_per_channel", "quantize_per_tensor",
        "quantized_max_pool1d", "quantized_max_pool2d", "rad2deg", "ravel", "real", "reciprocal", "refine_names", "relu", "relu6",
        "remainder", "rename", "renorm", "repeat", "repeat_interleave", "reshape", "resolve_conj", "resolve_neg", "rfft", "rfft2",
        "rfftn", "roll", "rot90", "round", "row_stack", "rrelu", "rsqrt", "scaled_dot_product_attention", "scaled_modified_bessel_k0",
        "scaled_modified_bessel_k1", "scatter", "scatter_add", "searchsorted", "select", "select_scatter", "selu", "sgn",
        "shifted_chebyshev_polynomial_t", "shifted_chebyshev_polynomial_u", "shifted_chebyshev_polynomial_v",
        "shifted_chebyshev_polynomial_w", "short", "sigmoid", "sign", "signbit", "silu", "sin", "sinc", "sinh", "slice", "slice_scatter",
        "slogdet", "softmax", "softmax2d", "softmin", "softplus", "softshrink", "softsign", "solve",
        "solve_ex", "solve_triangular", "sort", "spherical_bessel_j0", "split", "sqrt", "square", "squeeze", "stack", "std", "std_mean",
        "stft", "sub", "subtract", "sum", "svd", "svd_lowrank", "svdvals", "swapaxes", "swapdims", "symeig", "t", "take",
        "take_along_dim", "tan", "tanh", "tanhshrink", "tensor_split", "tensordot", "tensorinv", "tensorsolve", "threshold", "tile", "to",
        "to_dense", "to_sparse", "to_type", "topk", "trace", "transpose", "trapezoid", "trapz", "tril",
        "triu", "true_divide", "trunc", "type", "type_as", "unbind", "unflatten", "unfold", "unique",
        "unique_consecutive", "unsqueeze", "upsample", "upsample_bilinear", "upsample_nearest", "upsample_nearest1d",
        "upsample_nearest1d_backward", "upsample_nearest2d", "upsample_nearest2d_backward", "upsample_nearest3d",
        "upsample_nearest3d_backward", "vander", "var", "var_mean", "vdot", "vecdot", "vector_norm", "view", "view_as", "view_as_complex",
        "view_as_real", "vsplit", "vstack", "where", "xlog1py", "xlogy", "zeta",
    };

    /// <summary>The types that declare them.</summary>
    public static readonly ISet<string> Containers = new HashSet<string>(StringComparer.Ordinal)
    {
        TorchNames.Tensor, TorchNames.Torch, TorchNames.Functional, TorchNames.Special, $"{TorchNames.Torch}+linalg", $"{TorchNames.Torch}+fft",
    };

    /// <summary>Arguments that make such a call write somewhere, or free what it is given.</summary>
    public const string Inplace = ParameterNames.InPlace, Output = "out", DisposeAfter = "disposeAfter";
}
