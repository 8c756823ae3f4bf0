namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary><c>x.norm(2)</c>: a whole number is the dimension, and only a <c>float</c> is p.</summary>
internal static class Norms
{
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal) { "norm" };

    /// <summary>How the method and the static one name the dimension.</summary>
    public static readonly IReadOnlyList<string> Dimensions = ["dim", "dimension"];

    /// <summary>The order of the norm.</summary>
    public const string Order = "p";

    /// <summary>What can be asked of one number only.</summary>
    public static readonly ISet<string> OfOneNumber = new HashSet<string>(StringComparer.Ordinal)
    {
        "item", "ToSingle", "ToDouble", "ToHalf", "ToInt32", "ToInt64", "backward",
    };

    /// <summary>Steps that give as many numbers as they are given, or leave a weight the weight it is.</summary>
    public static readonly ISet<string> KeepingCount = new HashSet<string>(StringComparer.Ordinal)
    {
        "pow", "square", "sqrt", "abs", "neg", "exp", "log", "mul", "div", "add", "sub", "clamp", "detach", "cpu", "cuda", "to", "@float", "float", "double", "clone", "alias", "get_grad", "get_data",
    };

    /// <summary>What makes one number, or fewer, of many.</summary>
    public static readonly ISet<string> Reductions = new HashSet<string>(StringComparer.Ordinal) { "sum", "mean", "max", "min", "std", "amax", "amin", "prod" };

    /// <summary>Makes one row of all numbers.</summary>
    public static readonly ISet<string> Flattening = new HashSet<string>(StringComparer.Ordinal) { "flatten", "ravel" };

    /// <summary>Makes one row of all numbers, if it is given −1.</summary>
    public static readonly ISet<string> Reshaping = new HashSet<string>(StringComparer.Ordinal) { "view", "reshape" };

    /// <summary>Makes a row.</summary>
    public static readonly ISet<string> Rows = new HashSet<string>(StringComparer.Ordinal) { "arange", "linspace", "logspace", "randperm" };

    /// <summary>Gives the weights of a module, biases among them.</summary>
    public static readonly ISet<string> Weights = new HashSet<string>(StringComparer.Ordinal) { "parameters", "named_parameters" };

    /// <summary>Layers whose bias, or whose weight, is a row.</summary>
    public static readonly ISet<string> LayersWithRow = new HashSet<string>(StringComparer.Ordinal)
    {
        "Linear", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d", "ConvTranspose3d", "Bilinear", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "LayerNorm", "GroupNorm", "LSTM", "GRU", "RNN",
    };

    /// <summary>A condition about this leaves out weights without a gradient, and not those without a dimension.</summary>
    public const string Gradient = "grad";

    /// <summary>What may give leading ones.</summary>
    public static readonly ISet<string> Ones = new HashSet<string>(StringComparer.Ordinal) { "view", "reshape", "unsqueeze", "expand", "zeros", "ones", "rand", "randn", "empty" };

    /// <summary>By these a loop over weights may choose those that have the dimension.</summary>
    public static readonly ISet<string> Ranks = new HashSet<string>(StringComparer.Ordinal) { "dim", "ndim", "shape", "size", "Dimensions" };
}
