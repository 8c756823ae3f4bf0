using TorchSharp.Analyzers.Package.Tests.Installing;
using TorchSharp.Analyzers.Package.Tests.Packing;

namespace TorchSharp.Analyzers.Package.Tests.Documented;

/// <summary>
/// Projects outside the repository, each made from what one page says, word for word; only the version and the folder of the package are put in.
/// All of them compile the program with the two findings: TSA1001, a warning, and TSA1003, a suggestion.
/// </summary>
public sealed class DocumentedSolution(PackedPackage package) : IAsyncLifetime
{
    private const string ExampleVersion = "Version=\"0.1.0\"";

    private static readonly DocumentedPage Readme = DocumentedPage.Read("README.md");
    private static readonly DocumentedPage TakingItUp = DocumentedPage.Read("docs/taking-it-up.md");

    private readonly TemporaryFolder _folder = new();

    /// <summary>The commands of the first page, in a project that knows nothing of the package yet.</summary>
    internal (CommandResult Add, CommandResult Build, CommandResult Format, CommandResult NextBuild) Start { get; private set; }

    /// <summary>The projects that a page configures, and one that nobody does, which treats warnings as errors.</summary>
    internal BuildOutcome Configured { get; private set; } = null!;

    internal CommandResult StrictBuild { get; private set; } = null!;

    internal BuildOutcome EverythingOnce { get; private set; } = null!;

    /// <summary>What the library's own package says of itself.</summary>
    internal string LibraryPackage { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        WriteCommonFiles();
        WriteProjects();
        Start = await StartAsync();
        Configured = await BuildAsync("Configured", Readme.Command("dotnet build --no-incremental"));
        StrictBuild = await RunAsync("Strict", "build");
        EverythingOnce = await BuildAsync("Strict", TakingItUp.Command("dotnet build"));
        LibraryPackage = await PackLibraryAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal string Source(string project, string file) => File.ReadAllText(_folder[Path.Combine(project, file)]);

    private void WriteCommonFiles()
    {
        Write("nuget.config", UserFolder.NuGetConfig(package.Feed));
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """);
    }

    private void WriteProjects()
    {
        const string Strict = "<PropertyGroup><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup>";
        const string Inherit = "<Project>\n  <Import Project=\"$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))\" />";
        var reference = WithVersion(DocumentedPage.Of(package.Readme).Block("xml", with: "PackageReference"));
        var installed = $"<ItemGroup>{reference}</ItemGroup>";

        WriteProject("Start", "");
        WriteProject("Strict", Strict + installed);
        WriteProject("Library", installed + "<PropertyGroup><OutputType>Library</OutputType></PropertyGroup>");
        WriteProject("Configured/Severity", installed);
        Write("Configured/Severity/.editorconfig", Readme.Block("ini").Replace("TSA1007", "TSA1003", StringComparison.Ordinal));
        WriteProject("Configured/Suggestions", installed);
        Write("Configured/Suggestions/.editorconfig", DocumentedPage.Read("docs/editors.md").Block("ini"));
        WriteProject("Configured/Mode", installed + Readme.Block("xml"));
        WriteProject("Configured/NotAsErrors", Strict + installed + TakingItUp.Block("xml", with: "WarningsNotAsErrors"));
        WriteProject("Configured/Lowered", Strict + installed);
        Write("Configured/Lowered/.editorconfig", TakingItUp.Block("ini"));
        WriteProject("Configured/Baseline", Strict + installed);
        Write("Configured/Baseline/GlobalSuppressions.cs", TakingItUp.Block("csharp"));
        WriteProject("Configured/BuildProps", "");
        Write("Configured/BuildProps/Directory.Build.props", WithVersion(TakingItUp.Block("xml", with: "PrivateAssets")).Replace("<Project>", Inherit, StringComparison.Ordinal));
        WriteProject("Configured/Central", "", central: true);
        Write("Configured/Central/Directory.Packages.props", WithVersion(TakingItUp.Block("xml", with: "GlobalPackageReference"))
            .Replace("</ItemGroup>", $"{Libraries("PackageVersion")}</ItemGroup>", StringComparison.Ordinal));
        var projects = Directory.GetFiles(_folder["Configured"], "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder["Configured"], file).Replace('\\', '/'));
        Write("Configured/Configured.slnx", $"<Solution>{string.Concat(projects.Select(project => $"<Project Path=\"{project}\" />"))}</Solution>");
    }

    /// <summary>TorchSharp, and of what it needs the versions that the repository restored: no feed has to be asked.</summary>
    private static string Libraries(string item, bool versions = true) => string.Concat(
        new[] { ("TorchSharp", "0.107.0"), ("SharpZipLib", "1.4.2"), ("SkiaSharp", "3.119.4") }
            .Select(library => $"<{item} Include=\"{library.Item1}\" {(versions ? $"Version=\"{library.Item2}\" " : "")}/>"));

    private void WriteProject(string folder, string content, bool central = false)
    {
        Write($"{folder}/{folder.Split('/')[^1]}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>
              <ItemGroup>{Libraries("PackageReference", versions: !central)}</ItemGroup>
              {content}
            </Project>
            """);
        foreach (var file in InstalledSolution.SourceFiles.Where(file => !content.Contains("Library", StringComparison.Ordinal) || Path.GetFileName(file) != "Program.cs"))
            File.Copy(file, _folder[Path.Combine(folder, Path.GetFileName(file))]);
    }

    private async Task<(CommandResult Add, CommandResult Build, CommandResult Format, CommandResult NextBuild)> StartAsync()
    {
        var add = Readme.Command("dotnet add package").Select(argument => argument == "/path/to/OUT" ? package.Feed : argument).ToArray();
        return (await RunAsync("Start", add), await RunAsync("Start", Readme.Command("dotnet build")), await RunAsync("Start", Readme.Command("dotnet format analyzers")), await RunAsync("Start", "build"));
    }

    private async Task<BuildOutcome> BuildAsync(string folder, string[] command)
    {
        var result = await RunAsync(folder, command);
        var logs = Directory.GetFiles(_folder[folder], "findings.sarif", SearchOption.AllDirectories);
        return new BuildOutcome(result, logs.ToDictionary(log => Path.GetFileName(Path.GetDirectoryName(log))!, File.ReadAllText));
    }

    private async Task<string> PackLibraryAsync()
    {
        (await RunAsync("Library", "pack", "-o", _folder["packed"])).Succeeds();
        return Packed.MetadataOf(Assert.Single(Directory.GetFiles(_folder["packed"]))).ToString();
    }

    private Task<CommandResult> RunAsync(string folder, params string[] arguments) =>
        DotNet.RunAsync(_folder[folder], arguments, UserFolder.Environment(_folder, package.Version));

    private string WithVersion(string block)
    {
        Assert.Contains(ExampleVersion, block, StringComparison.Ordinal);
        return block.Replace(ExampleVersion, $"Version=\"{package.Version}\"", StringComparison.Ordinal);
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        File.WriteAllText(_folder[file], text);
    }
}
