using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Live.Tests.Hosting;

namespace TorchSharp.Analyzers.Live.Tests.Repository;

/// <summary>The configuration that <c>TorchSharpAnalysisMode</c> <c>All</c> brings: every rule is a warning.</summary>
internal static partial class EveryRule
{
    private static readonly string ConfigurationFile = Path.Combine(BuildOutputs.RepositoryRoot, "nuget", "build", "config", "All.globalconfig");

    /// <summary>The rules that the file names.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Warning().Matches(File.ReadAllText(ConfigurationFile)).Select(match => match.Groups["id"].Value)];

    /// <summary>The project with this configuration, as if it imported the package's properties.</summary>
    public static ProjectInfo Configure(ProjectInfo project)
    {
        var loader = new FileTextLoader(ConfigurationFile, defaultEncoding: null);
        var file = DocumentInfo.Create(DocumentId.CreateNewId(project.Id), Path.GetFileName(ConfigurationFile), loader: loader, filePath: ConfigurationFile);
        return project.WithAnalyzerConfigDocuments([.. project.AnalyzerConfigDocuments, file]);
    }

    [GeneratedRegex(@"^dotnet_diagnostic\.(?<id>TSA\d{4})\.severity = warning\r?$", RegexOptions.Multiline)]
    private static partial Regex Warning();
}
