using RuleCatalog;
using RuleCatalog.Generated;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>A repository in a temporary folder in which everything is as the first two subject rules want it.</summary>
internal sealed class SubjectRepository : IDisposable
{
    public const string Shipped = "analyzers/AnalyzerReleases.Shipped.md";
    public const string Unshipped = "analyzers/AnalyzerReleases.Unshipped.md";
    public const string Readme = "README.md";

    private const string EmptyReadme = "# Product\n\n<!-- rules: written by tools/RuleCatalog -->\n<!-- /rules -->\n\nThe end.\n";

    private readonly TemporaryFolder _folder = new();

    public SubjectRepository()
    {
        Files = new Repository(_folder.Path);
        Files.Write("Analyzers.sln", "");
        Files.Write(Readme, EmptyReadme);
        foreach (var rule in Rules.Rules)
            WriteRule(rule);
        foreach (var file in GeneratedFiles.Of(Rules, Files))
            Files.Write(file.Path, file.Content);
    }

    public static RuleCatalog.Catalog Rules { get; } =
        RuleCatalog.Catalog.Of([new TSA1102_Second(), new TSA1101_First()], [new TSA1101_FirstFix()]);

    public Repository Files { get; }

    public string Path => _folder.Path;

    public void Delete(string path) => File.Delete(_folder[path]);

    public void Dispose() => _folder.Dispose();

    private void WriteRule(Rule rule)
    {
        Files.Write($"analyzers/Losses/{rule.Analyzer.Name}.cs", "");
        Files.Write($"tests/Analyzers.Tests/Losses/{rule.Analyzer.Name}Tests.cs", "");
        foreach (var language in Language.All)
            Files.Write(language.PageOf(rule.Id), $"# {rule.Id}: {rule.Title(language)}\n\n[Wrong?](../wrong-finding.md)\n");
    }
}
