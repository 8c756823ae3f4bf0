namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What computes otherwise while a model trains.</summary>
internal static class ModeLayers
{
    /// <summary>Layers, and the argument by which the mode is of no matter where it is zero or false.</summary>
    public static readonly IReadOnlyDictionary<string, string> Arguments = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Dropout"] = DropoutCalls.Probability,
        ["Dropout1d"] = DropoutCalls.Probability,
        ["Dropout2d"] = DropoutCalls.Probability,
        ["Dropout3d"] = DropoutCalls.Probability,
        ["AlphaDropout"] = DropoutCalls.Probability,
        ["FeatureAlphaDropout"] = DropoutCalls.Probability,
        ["BatchNorm1d"] = "track_running_stats",
        ["BatchNorm2d"] = "track_running_stats",
        ["BatchNorm3d"] = "track_running_stats",
        ["TransformerEncoderLayer"] = "dropout",
        ["TransformerDecoderLayer"] = "dropout",
    };

    /// <summary>The chain of layers.</summary>
    public const string Chain = "Sequential";

    /// <summary>Puts a module into a mode.</summary>
    public const string Eval = "eval", Train = "train";

    /// <summary>By these a class makes its parts known, so that its mode is theirs.</summary>
    public static readonly ISet<string> Registering = new HashSet<string>(StringComparer.Ordinal) { "RegisterComponents", "register_module" };

    /// <summary>Give a module back, elsewhere or of another type.</summary>
    public static readonly ISet<string> Moving = new HashSet<string>(StringComparer.Ordinal) { "to", "cuda", "cpu", "half", "@float", "float", "@double", "double" };

    /// <summary>Hand out the parts of a module, or run something on them.</summary>
    public static readonly ISet<string> HandingOut = new HashSet<string>(StringComparer.Ordinal) { "apply", "modules", "children", "named_modules", "named_children", "get_submodule" };
}
