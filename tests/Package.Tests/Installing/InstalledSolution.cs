using TorchSharp.Analyzers.Package.Tests.Packing;

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>
/// A user's solution outside the repository that installs the package from a folder feed: built, formatted, formatted with suggestions,
/// and built again. Each command runs once; the tests look at what it left.
/// </summary>
public sealed class InstalledSolution(PackedPackage package) : IAsyncLifetime
{
    private const string ErrorLog = "-p:ErrorLog=out.sarif%2Cversion=2.1";

    private static readonly string Sources = Path.Combine(BuildFacts.RepositoryRoot, "tests", "Package.Tests", "Installing", "Solution");

    private readonly TemporaryFolder _folder = new();

    internal BuildOutcome FirstBuild { get; private set; } = null!;

    internal CommandResult UnknownMode { get; private set; } = null!;

    internal FormatOutcome Format { get; private set; } = null!;

    internal FormatOutcome FormatWithSuggestions { get; private set; } = null!;

    internal BuildOutcome LastBuild { get; private set; } = null!;

    /// <summary>The program with the two findings.</summary>
    internal static string[] SourceFiles => Directory.GetFiles(Path.Combine(Sources, "Tagging"), "*.cs");

    /// <summary>A file of the project as it was before anything repaired it, line by line.</summary>
    internal static string[] Source(string file) => File.ReadAllLines(Path.Combine(Sources, "Tagging", file));

    public async ValueTask InitializeAsync()
    {
        CopySolution();
        File.WriteAllText(_folder["nuget.config"], UserFolder.NuGetConfig(package.Feed));
        FirstBuild = await BuildAsync("Everything.slnx");
        UnknownMode = await RunAsync("msbuild", "Modes/All/All.csproj", "-t:CheckTorchSharpAnalysisMode", "-p:TorchSharpAnalysisMode=Off");
        Format = await FormatAsync();
        FormatWithSuggestions = await FormatAsync("--severity", "info");
        LastBuild = await BuildAsync("Tagging.slnx");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<BuildOutcome> BuildAsync(string solution)
    {
        var result = await RunAsync("build", solution, ErrorLog);
        var logs = Directory.GetFiles(_folder.Path, "out.sarif", SearchOption.AllDirectories);
        return new BuildOutcome(result, logs.ToDictionary(ProjectOf, File.ReadAllText));
    }

    private async Task<FormatOutcome> FormatAsync(params string[] options)
    {
        var result = await RunAsync(["format", "analyzers", "Tagging.slnx", "--no-restore", .. options]);
        return new FormatOutcome(result, Directory.GetFiles(_folder["Tagging"], "*.cs").ToDictionary(file => Path.GetFileName(file), File.ReadAllText));
    }

    private Task<CommandResult> RunAsync(params string[] arguments) => DotNet.RunAsync(_folder.Path, arguments, UserFolder.Environment(_folder, package.Version));

    private void CopySolution()
    {
        foreach (var file in Directory.GetFiles(Sources, "*", SearchOption.AllDirectories))
        {
            var copy = _folder[Path.GetRelativePath(Sources, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string ProjectOf(string log) => Path.GetFileName(Path.GetDirectoryName(log))!;
}

/// <summary>The tests that look at the one installed solution.</summary>
[CollectionDefinition]
public class InstalledSolutionTests : ICollectionFixture<InstalledSolution>;

/// <summary>A build: what it said, and the SARIF log of each project.</summary>
internal sealed record BuildOutcome(CommandResult Result, IReadOnlyDictionary<string, string> Logs)
{
    public SarifLog Log(string project) => SarifLog.Parse(Logs[project]);
}

/// <summary>A run of <c>dotnet format</c>: what it said, and the files it left.</summary>
internal sealed record FormatOutcome(CommandResult Result, IReadOnlyDictionary<string, string> Files);
