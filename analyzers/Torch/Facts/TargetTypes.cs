namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>The element types that a loss refuses for its target: libtorch throws, whatever the shape, and on every device.</summary>
/// <param name="Wanted">The type that it takes.</param>
/// <param name="Refused">The types that it throws for.</param>
internal sealed record TargetTypes(string Wanted, IReadOnlyCollection<string> Refused)
{
    /// <summary>Labels of classes; of cross entropy numbers that are not whole are probabilities of classes, which it takes.</summary>
    private static readonly TargetTypes Labels = new(ElementTypes.Whole, ["Int8", "Int16", "Int32", ElementTypes.Bool]);

    private static readonly TargetTypes LabelsOnly = new(ElementTypes.Whole, [.. Labels.Refused, "Float16", "BFloat16", ElementTypes.Usual, "Float64"]);

    private static readonly TargetTypes Numbers = new(ElementTypes.Usual, [ElementTypes.Bool, .. ElementTypes.WholeNumbers]);

    /// <summary>By the name of the function, or of the module's class.</summary>
    public static readonly IReadOnlyDictionary<string, TargetTypes> Of = new Dictionary<string, TargetTypes>(StringComparer.Ordinal)
    {
        ["cross_entropy"] = Labels, ["CrossEntropyLoss"] = Labels,
        ["nll_loss"] = LabelsOnly, ["NLLLoss"] = LabelsOnly,
        ["binary_cross_entropy"] = Numbers, ["BCELoss"] = Numbers,
        ["binary_cross_entropy_with_logits"] = Numbers, ["BCEWithLogitsLoss"] = Numbers,
    };

    /// <summary>The functions, and what applies a module.</summary>
    public static readonly ISet<string> Names = new HashSet<string>(StringComparer.Ordinal)
    {
        "cross_entropy", "nll_loss", "binary_cross_entropy", "binary_cross_entropy_with_logits", Applications.Forward, Applications.Call,
    };

    /// <summary>The target follows the prediction.</summary>
    public const int Position = 1;

    /// <summary>The enumeration of the types.</summary>
    public const string Enumeration = $"{TorchNames.Namespace}.torch.ScalarType";

    /// <summary>Where a diagnostic says which type is wanted.</summary>
    public const string WantedType = "type";
}
