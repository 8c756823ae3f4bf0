using System.Globalization;
using TorchSharp.Analyzers.Package.Tests.Packing;

[assembly: AssemblyFixture(typeof(PackedReference))]

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>
/// Programs of a user, outside the repository and without central package management, that install both packages from a folder: one
/// trains on a table of its own, one predicts with what it saved, one tests it.
/// </summary>
public sealed class OwnProjects(PackedPackage analyzers, PackedReference reference) : IAsyncLifetime
{
    private static readonly string Sources = Path.Combine(BuildFacts.RepositoryRoot, "tests", "Package.Tests", "Installing", "Own");

    private readonly TemporaryFolder _folder = new();

    internal IReadOnlyList<CommandResult> Installations { get; private set; } = [];

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public async ValueTask InitializeAsync()
    {
        CopyProjects();
        WriteNuGetConfig();
        WriteFlowers();
        File.WriteAllText(_folder["later.csv"], "petal,species,sepal\n0.5,?,0.5\n2.5,?,-1.5\n4.5,?,-3.5\n");
        Installations =
        [
            await RunAsync("add", "Training", "package", "TorchSharp.Reference", "--prerelease", "--source", reference.Feed),
            await RunAsync("add", "Predicting", "package", "TorchSharp.Reference", "--prerelease", "--source", reference.Feed),
            await RunAsync("add", "Training", "package", "TorchSharp.Analyzers", "--prerelease", "--source", analyzers.Feed),
        ];
    }

    /// <summary>Runs a command of the SDK. Builds link to libtorch instead of copying half a gigabyte; publishing copies.</summary>
    internal Task<CommandResult> RunAsync(params string[] arguments) => DotNet.RunAsync(_folder.Path, arguments, Environment);

    internal Task<CommandResult> RunProgramAsync(string program, params string[] arguments) =>
        DotNet.RunProgramAsync(_folder[program], _folder.Path, arguments, Environment);

    internal string this[string file] => _folder[file];

    private Dictionary<string, string> Environment => new()
    {
        ["NUGET_PACKAGES"] = _folder["packages"],
        ["CreateSymbolicLinksForCopyLocalIfPossible"] = "true",
        ["DOTNET_BUNDLE_EXTRACT_BASE_DIR"] = _folder["extracted"],
    };

    private void CopyProjects()
    {
        foreach (var file in Directory.GetFiles(Sources, "*", SearchOption.AllDirectories))
        {
            var copy = _folder[Path.GetRelativePath(Sources, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private void WriteNuGetConfig() => File.WriteAllText(_folder["nuget.config"], $"""
        <configuration>
          <packageSources>
            <add key="the analyzer under test" value="{analyzers.Feed}" />
            <add key="the library under test" value="{reference.Feed}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="what the repository restored" value="{BuildFacts.NuGetPackageRoot}" />
          </fallbackPackageFolders>
        </configuration>
        """);

    /// <summary>Three kinds, each around a place of its own.</summary>
    private void WriteFlowers()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 300).Select(row => (Kind: new[] { "setosa", "virginica", "versicolor" }[row % 3], Place: row % 3 * 2.0));
        File.WriteAllLines(_folder["flowers.csv"], rows
            .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Place + random.NextDouble():0.000},{row.Kind},{random.NextDouble() - row.Place:0.000}"))
            .Prepend("petal,species,sepal"));
    }
}
