using System.Text.Json;

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>The part of a SARIF 2.1 log that says what our rules found.</summary>
internal sealed record SarifLog(JsonElement Root)
{
    public IReadOnlyList<SarifResult> Findings { get; } =
    [
        .. from result in Root.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
           let finding = SarifResult.Read(result)
           where finding.Rule.StartsWith("TSA", StringComparison.Ordinal)
           orderby finding.Rule, finding.File
           select finding,
    ];

    public JsonElement Driver => Root.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver");

    public static SarifLog Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new SarifLog(document.RootElement.Clone());
    }

    /// <summary>What the log says of a rule, as a code-scanning service shows it.</summary>
    public JsonElement RuleOf(SarifResult finding) => Driver.GetProperty("rules")[finding.RuleIndex];
}

/// <summary>One finding of a log.</summary>
internal sealed record SarifResult(string Rule, int RuleIndex, string Level, string Message, string File, int Line, int RelatedLocations, bool IsSuppressed)
{
    public static SarifResult Read(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        return new SarifResult(
            result.GetProperty("ruleId").GetString()!,
            result.GetProperty("ruleIndex").GetInt32(),
            result.GetProperty("level").GetString()!,
            result.GetProperty("message").GetProperty("text").GetString()!,
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute).ToString()),
            place.GetProperty("region").GetProperty("startLine").GetInt32(),
            result.TryGetProperty("relatedLocations", out var related) ? related.GetArrayLength() : 0,
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0);
    }
}
