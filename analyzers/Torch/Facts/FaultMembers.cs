namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What the rules with a fault of their own look at.</summary>
internal static class FaultMembers
{
    /// <summary>Made without initialising its weight, from this version on.</summary>
    public static readonly IReadOnlyList<string> GroupNorm = ["M:TorchSharp.torch.nn.GroupNorm"];

    public const string GroupNormSince = "0.104.0";

    /// <summary>It has a weight.</summary>
    public static readonly FaultCondition WithWeight = new FaultCondition.IsByDefault("affine", true);

    public const string GroupNormClass = "GroupNorm", ListOfModules = "ModuleList";

    /// <summary>The loss that cuts its variance off from the gradient: the function, and the class by its application.</summary>
    public static readonly IReadOnlyList<string> GaussianLoss = ["M:TorchSharp.torch.nn.functional.gaussian_nll_loss"];

    public const string GaussianLossClass = "GaussianNLLLoss";

    public const string Variance = "variance";

    /// <summary>The place of the variance in an application.</summary>
    public const int VariancePosition = 2;

    /// <summary>The schedulers that confuse the phases of groups.</summary>
    public static readonly IReadOnlyList<string> OneCycle =
        ["M:TorchSharp.torch.optim.lr_scheduler.OneCycleLR", "M:TorchSharp.torch.optim.lr_scheduler.impl.OneCycleLR.#ctor"];

    public const string Optimizer = "optimizer";

    /// <summary>The classes of optimizers: their factories, and they themselves.</summary>
    public static readonly IReadOnlyList<string> Optimizers =
        [.. new[] { "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "ASGD", "NAdam", "RAdam", "RMSProp", "Rprop", "SGD" }
            .SelectMany(static name => new[] { $"M:TorchSharp.torch.optim.{name}", $"M:TorchSharp.Modules.{name}.#ctor" })];

    public const string ParamGroup = "ParamGroup";

    /// <summary>What a group is told after it was made.</summary>
    public const string Options = "Options", LearningRate = "LearningRate";

    public const string Parameters = "parameters", AddGroup = "add_param_group", MaximalRates = "max_lr";

    /// <summary>What a group calls an option that the optimizer's factory calls otherwise.</summary>
    public static string OfGroup(string option) => option == "learningRate" ? "lr" : option;

    /// <summary>The options of a group by the member of its options.</summary>
    public static string MemberOf(string option) => option == "lr" ? "LearningRate" : option;

    /// <summary>The weight and bias of a layer.</summary>
    public const string Weight = "weight", Bias = "bias";

    /// <summary>What sets the weight of a layer to a number.</summary>
    public static readonly ISet<string> SettingToNumber = new HashSet<string>(StringComparer.Ordinal) 
    {
        "ones_", "constant_", "fill_", "zero_", "copy_", "set_", "normal_", "uniform_", "masked_fill_", "index_fill_", "mul_", "add_", "CopyFrom", "vector_to_parameters",
    };

    /// <summary>All weights of a module.</summary>
    public static readonly ISet<string> AllWeights = new HashSet<string>(StringComparer.Ordinal) { "parameters", "named_parameters", "get_parameter", "state_dict" };

    /// <summary>What is read of a weight, and changes nothing.</summary>
    public static readonly ISet<string> ReadOfWeight = new HashSet<string>(StringComparer.Ordinal)
    {
        "shape", "dtype", "device", "device_type", "numel", "size", "dim", "ndim", "norm", "mean", "std", "var", "sum", "min", "max", "abs", "grad", "item", "ToString", "print", "isnan", "isfinite",
        "NumberOfElements", "element_size", "names", "is_leaf", "device_index", "Length",
    };

    /// <summary>Who is given all weights and sets none of them to a number: optimizers, what clips gradients, and who counts.</summary>
    public static readonly ISet<string> TakingAllWeights = new HashSet<string>(Optimizers.Select(static id => id.Split('.')).Select(static parts => parts[parts.Length - 1] == "#ctor" ? parts[parts.Length - 2] : parts[parts.Length - 1]), StringComparer.Ordinal)
    {
        "LBFGS", ParamGroup, "clip_grad_norm_", "clip_grad_value_",
    };

    /// <summary>What of a list of weights only a number or a text remains.</summary>
    public static readonly ISet<string> CountingWeights = new HashSet<string>(StringComparer.Ordinal) { "Sum", "Count", "LongCount", "Any", "All", "Max", "Min", "Average" };

    /// <summary>What of a list of weights some remain, as they are.</summary>
    public static readonly ISet<string> KeepingWeights = new HashSet<string>(StringComparer.Ordinal) { "Where", "ToList", "ToArray", "AsEnumerable", "Skip", "Take" };

    /// <summary>The name and the weight of a named one.</summary>
    public static readonly ISet<string> PartsOfNamed = new HashSet<string>(StringComparer.Ordinal) { "name", "parameter", "Item1", "Item2", "module" };

    /// <summary>The weights of a group, as its initialiser names them.</summary>
    public const string GroupParameters = "Parameters";

    /// <summary>What reads weights from somewhere.</summary>
    public static readonly ISet<string> Loading = new HashSet<string>(StringComparer.Ordinal) { "load", "load_state_dict", "load_py", "load_safetensors", "load_checkpoint" };

    /// <summary>What turns the recording of gradients off.</summary>
    public static readonly ISet<string> NoGradient = new HashSet<string>(StringComparer.Ordinal) { "no_grad", "inference_mode", "set_grad_enabled", "enable_grad" };

    /// <summary>What freezes a weight.</summary>
    public const string Freezing = "requires_grad";

    /// <summary>Layers without weights after which a value that has a gradient still has one.</summary>
    public static readonly ISet<string> KeepingGradientLayers = new HashSet<string>(StringComparer.Ordinal)
    {
        "Softplus", "ReLU", "ELU", "SELU", "GELU", "SiLU", "Mish", "Sigmoid", "Tanh", "LeakyReLU", "Flatten", "Unflatten", "Identity", "Dropout",
    };

    /// <summary>Steps after which a value that has a gradient still has one.</summary>
    public static readonly ISet<string> KeepingGradient = new HashSet<string>(StringComparer.Ordinal)
    {
        "exp", "softplus", "abs", "square", "pow", "clamp", "clamp_min", "clamp_max", "relu", "elu", "sigmoid", "tanh", "mul", "add", "div", "sub", "sqrt", "neg", "expm1", "log1p",
        "view", "reshape", "flatten", "unsqueeze", "squeeze", "transpose", "permute", "contiguous", "alias", "clone", "to", "select", "narrow", "slice", "chunk", "split", "unbind",
        "get_Item", "expand", "expand_as", "view_as", "MoveToOuterDisposeScope", "DetachFromDisposeScope",
        "op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_UnaryNegation",
    };
}
