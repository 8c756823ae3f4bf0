using System.Text;

namespace RuleCatalog.Generated;

/// <summary>The configurations behind the modes of the package.</summary>
internal static class GlobalConfig
{
    /// <summary>Under every configuration that a user writes: those have level 0, and 100 when they are named .globalconfig.</summary>
    private const int Level = -100;

    public static GeneratedFile All(Catalog catalog) => Of(catalog, mode: "All", severity: "warning");

    public static GeneratedFile None(Catalog catalog) => Of(catalog, mode: "None", severity: "none");

    private static GeneratedFile Of(Catalog catalog, string mode, string severity)
    {
        var config = new StringBuilder();
        config.Append($"# TorchSharpAnalysisMode {mode}. Written by tools/RuleCatalog.\n");
        config.Append($"is_global = true\nglobal_level = {Level}\n\n");
        foreach (var rule in catalog.Rules)
            config.Append($"dotnet_diagnostic.{rule.Id}.severity = {severity}\n");
        return new GeneratedFile($"nuget/build/config/{mode}.globalconfig", config.ToString());
    }
}
