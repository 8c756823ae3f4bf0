namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>What drops at random while a model trains, and must not when it is used.</summary>
internal static class DropoutCalls
{
    /// <summary>Functions that drop where nobody says whether the model trains.</summary>
    public static readonly ISet<string> OnByDefault = new HashSet<string>(StringComparer.Ordinal) { "dropout", "dropout1d", "dropout2d", "dropout3d" };

    /// <summary>Functions that do nothing there.</summary>
    public static readonly ISet<string> OffByDefault = new HashSet<string>(StringComparer.Ordinal) { "alpha_dropout", "feature_alpha_dropout" };

    /// <summary>Layers. A new one trains until it is told otherwise.</summary>
    public static readonly ISet<string> Layers = new HashSet<string>(StringComparer.Ordinal) { "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout" };

    public static readonly ISet<string> Names = new HashSet<string>([.. OnByDefault, .. OffByDefault, .. Layers], StringComparer.Ordinal);

    /// <summary>The argument, and the property of a module that it is to be.</summary>
    public const string Flag = "training";

    /// <summary>How likely it drops.</summary>
    public const string Probability = "p";

    /// <summary>Parts of names by which code says that it looks at the mode itself.</summary>
    public static readonly IReadOnlyList<string> Modes = ["train", "eval"];

    /// <summary>Parts of names of models that drop in use as well, to see how sure they are.</summary>
    public static readonly IReadOnlyList<string> Deliberate = ["montecarlo", "mcdropout", "mc_dropout", "bayes", "uncertain", "stochastic", "ensemble", "nois", "generator", "augment", "epistemic"];

    /// <summary>Part of the name of a class of that kind, in capitals.</summary>
    public const string MonteCarlo = "MC";

    /// <summary>Puts the runs of such a model together.</summary>
    public const string Together = "stack";

    /// <summary>What a condition about shapes asks for: it says nothing about the mode.</summary>
    public static readonly ISet<string> Shapes = new HashSet<string>(StringComparer.Ordinal) { "dim", "ndim", "shape", "size", "numel" };
}
