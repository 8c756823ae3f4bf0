namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>Which layers have something that must be registered: weights, running statistics, or a mode. An unregistered dropout still drops after <c>eval()</c>.</summary>
internal static class ModuleParts
{
    /// <summary>The classes of TorchSharp.Modules that have weights, whatever they are made with.</summary>
    public static readonly ISet<string> WithWeights = WordSet.Of(
        "Linear Bilinear PReLU Embedding EmbeddingBag Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d BatchNorm1d BatchNorm2d BatchNorm3d LayerNorm GroupNorm "
        + "RNN LSTM GRU RNNCell LSTMCell GRUCell MultiheadAttention Transformer TransformerEncoder TransformerEncoderLayer TransformerDecoder TransformerDecoderLayer Parameter");

    /// <summary>Those that act otherwise in training.</summary>
    public static readonly ISet<string> WithMode = WordSet.Of("Dropout Dropout1d Dropout2d Dropout3d AlphaDropout FeatureAlphaDropout");

    /// <summary>Those that lose their weights by an argument that is false: <c>LayerNorm(8, elementwise_affine: false)</c>.</summary>
    public static readonly ISet<string> Switched = WordSet.Of("LayerNorm GroupNorm BatchNorm1d BatchNorm2d BatchNorm3d");

    /// <summary>The containers that are read once, when their owner is registered.</summary>
    public static readonly ISet<string> ReadOnce = WordSet.Of("ModuleList ModuleDict");

    /// <summary>The chain: what is added to it is part of it whenever it is added.</summary>
    public const string Chain = "Sequential";

    public const string Module = "Module", Parameter = "Parameter", List = "ModuleList", Map = "ModuleDict";
}
