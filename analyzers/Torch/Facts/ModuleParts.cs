namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Which layers have something that must be registered: weights, running statistics, or a mode. An unregistered dropout still drops after <c>eval()</c>.</summary>
internal static class ModuleParts
{
    /// <summary>The classes of TorchSharp.Modules that have weights or statistics, or act otherwise in training.</summary>
    public static readonly ISet<string> Classes = new HashSet<string>(StringComparer.Ordinal)
    {
        "Linear", "Bilinear", "PReLU", "Embedding", "EmbeddingBag",
        "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d",
        "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm", "GroupNorm",
        "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell",
        "MultiheadAttention", "Transformer", "TransformerEncoder", "TransformerEncoderLayer", "TransformerDecoder", "TransformerDecoderLayer",
        "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout",
    };

    /// <summary>Those whose arguments decide it: nothing is said of them.</summary>
    public static readonly ISet<string> Undecided = new HashSet<string>(StringComparer.Ordinal) { "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d", "RReLU" };

    /// <summary>An argument that is false leaves a layer without weights: <c>LayerNorm(8, elementwise_affine: false)</c>.</summary>
    public static readonly ISet<string> Switches = new HashSet<string>(StringComparer.Ordinal) { "elementwise_affine", "affine" };

    /// <summary>The classes that have a weight only as long as it is switched on.</summary>
    public static readonly ISet<string> Switched = new HashSet<string>(StringComparer.Ordinal) { "LayerNorm", "GroupNorm" };

    /// <summary>The chains: what is added to them is part of them whenever it is added.</summary>
    public const string Chain = "Sequential";

    /// <summary>The containers that are read once, when their owner is registered.</summary>
    public static readonly ISet<string> ReadOnce = new HashSet<string>(StringComparer.Ordinal) { "ModuleList", "ModuleDict" };

    /// <summary>The containers of weights: what is added to them is seen.</summary>
    public static readonly ISet<string> OfParameters = new HashSet<string>(StringComparer.Ordinal) { "ParameterList", "ParameterDict" };

    public const string Parameter = "Parameter", Tensor = "Tensor", Module = "Module", List = "ModuleList", Map = "ModuleDict";
}
