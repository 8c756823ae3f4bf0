using System.Text.RegularExpressions;
using TorchSharp.Analyzers.Rules;

namespace RuleCatalog.Scaffolding;

/// <summary>What a rule is called: the ID that is final, and the name that says what it finds.</summary>
internal sealed partial record RuleName(string Id, string Name, string Family)
{
    /// <summary>The name as a heading: 'TSA1007_SigmoidBeforeBCELoss' is 'Sigmoid before BCE loss'.</summary>
    public string Words => string.Join(' ', WordBegin().Split(Name).Select((word, index) => index == 0 || IsAcronym(word) ? word : word.ToLowerInvariant()));

    public override string ToString() => $"{Id}_{Name}";

    /// <summary>Reads 'TSA1017_LabelSmoothingTwice'.</summary>
    /// <returns>What is wrong with the text, or null.</returns>
    public static string? TryParse(string text, out RuleName? rule)
    {
        rule = null;
        var match = Form().Match(text);
        if (!match.Success)
            return $"'{text}' is not the name of a rule; TSA1017_LabelSmoothingTwice is one.";
        var id = match.Groups["id"].Value;
        rule = new RuleName(id, match.Groups["name"].Value, RuleFamily.Of(id));
        return null;
    }

    private static bool IsAcronym(string word) => word.Length > 1 && word.All(char.IsUpper);

    [GeneratedRegex("^(?<id>TSA[1-6][0-9]{3})_(?<name>[A-Z][A-Za-z0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordBegin();
}
