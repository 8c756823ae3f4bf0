namespace TorchSharp.Analyzers.Rules;

/// <summary>The families of rules: the thousands digit of an ID, the folder of its file, the category an editor shows.</summary>
internal static class RuleFamily
{
    /// <summary>The category of a rule, from its ID alone.</summary>
    public static string Of(string id) => id[3] switch
    {
        '1' => "Losses",
        '2' => "Training",
        '3' => "Modules",
        '4' => "Tensors",
        '5' => "Shapes",
        '6' => "Library",
        _ => throw new ArgumentException($"'{id}' belongs to no family of rules.", nameof(id)),
    };
}
