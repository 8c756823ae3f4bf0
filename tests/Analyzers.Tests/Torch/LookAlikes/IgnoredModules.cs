namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

internal static class IgnoredModules
{
    public static readonly IgnoredGroup[] All =
    [
        new(
            "Activations that leave neither probabilities nor a fixed range, or weigh their input by itself: what comes out is unknown.",
            [
                "CELU", "ELU", "GELU", "GLU", "Hardshrink", "Hardswish", "LeakyReLU", "Mish",
                "PReLU", "RReLU", "SELU", "SiLU", "Softplus", "Softshrink", "Tanhshrink", "Threshold",
            ]),
        new("Piecewise linear and exactly 0 or 1 outside: nobody has measured what a loss makes of it.", ["Hardsigmoid"]),
        new("Softmax of the negated input: taking it away, or moving it, changes the sign.", ["Softmin"]),
        new("Returns its input in this version; HardtanhTests proves it on libtorch.", ["Hardtanh"]),
        new(
            "Losses that take their prediction as it is.",
            [
                "MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "GaussianNLLLoss", "PoissonNLLLoss",
                "HingeEmbeddingLoss", "CosineEmbeddingLoss", "MarginRankingLoss", "MultiMarginLoss", "MultiLabelMarginLoss",
                "TripletMarginLoss", "TripletMarginWithDistanceLoss",
            ]),
        new("Applies log-sigmoid to the product with a target of -1 or 1: no rule speaks of it.", ["SoftMarginLoss"]),
        new("Losses on log-probabilities with rules of their own, or none yet.", ["KLDivLoss"]),
        new(
            "Normalise with learnt scales: the result is neither a probability nor straight out of an affine map.",
            [
                "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "GroupNorm",
                "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d", "LayerNorm", "LocalResponseNorm",
            ]),
        new(
            "Mix neighbouring elements otherwise than by a mean or the largest, or choose among them at random.",
            [
                "FractionalMaxPool2d", "FractionalMaxPool3d", "LPPool1d", "LPPool2d", "MaxUnpool1d", "MaxUnpool2d", "MaxUnpool3d", "Fold", "Unfold",
            ]),
        new("Move elements between channels, so the dimension of a softmax is lost.", ["ChannelShuffle", "PixelShuffle", "PixelUnshuffle"]),
        new(
            "Write new elements around the old ones.",
            [
                "ConstantPad1d", "ConstantPad2d", "ConstantPad3d", "ReflectionPad1d", "ReflectionPad2d", "ReflectionPad3d",
                "ReplicationPad1d", "ReplicationPad2d", "ReplicationPad3d", "ZeroPad2d",
            ]),
        new("Recurrent cells end in gates of their own.", ["GRU", "GRUCell", "LSTM", "LSTMCell", "RNN", "RNNCell"]),
        new(
            "Attention ends in a projection or a normalisation that depends on how it was built.",
            [
                "MultiheadAttention", "Transformer",
                "TransformerDecoder", "TransformerDecoderLayer", "TransformerEncoder", "TransformerEncoderLayer",
            ]),
        new("Distances and similarities of two tensors.", ["CosineSimilarity", "PairwiseDistance"]),
        new("Containers without forward: the model reads their elements.", ["ModuleDict", "ModuleList", "ParameterDict", "ParameterList"]),
    ];
}
