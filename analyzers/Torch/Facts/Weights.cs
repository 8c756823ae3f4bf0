namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The numbers of a layer, and what may be done to them that leaves them what training makes of them.</summary>
internal static class Weights
{
    /// <summary>Gives a module all its numbers at once.</summary>
    public const string Loading = "load_state_dict";

    /// <summary>The weights of a layer, and whatever gives all of a module.</summary>
    public static readonly ISet<string> Members = new HashSet<string>(FaultMembers.AllWeights, StringComparer.Ordinal) { FaultMembers.Weight, Loading };

    /// <summary>Takes weights as they are, or mixes them with others.</summary>
    public static readonly ISet<string> Copying = new HashSet<string>(StringComparer.Ordinal)
    {
        "detach", "clone", "to", "cpu", "cuda", "add", "sub", "mul", "div", "lerp", "t", "transpose", "view", "reshape", "contiguous", "First", "Last", "ElementAt", "Single",
        "parameters", "named_parameters", "get_parameter", "state_dict",
    };

    /// <summary>Draws numbers, makes a step against a gradient, or says what is trained; weights that are all 0 are only ever a beginning.</summary>
    public static readonly ISet<string> Training = new HashSet<string>(StringComparer.Ordinal)
    {
        "normal_", "uniform_", "xavier_normal_", "xavier_uniform_", "kaiming_normal_", "kaiming_uniform_", "orthogonal_", "trunc_normal_", "sparse_",
        "exponential_", "random_", "cauchy_", "log_normal_", "geometric_",
        "add_", "sub_", "mul_", "addcmul_", "addcdiv_", "lerp_", "renorm_", "subtract_", "multiply_",
        "requires_grad_", "detach_", "zero_", "zeros_", "clip_grad_norm_", "clip_grad_value_", "share_memory_", "retain_grad_",
    };
}
