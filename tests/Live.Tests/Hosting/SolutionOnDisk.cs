using System.Diagnostics;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>A solution in a directory of its own, with the shipped analyzers attached to its projects, as a user would have it.</summary>
internal sealed class SolutionOnDisk : IDisposable
{
    private SolutionOnDisk(string directory) => Directory = directory;

    public string SolutionPath => Path.Combine(Directory, "Demo.slnx");

    private string Directory { get; }

    public static async Task<SolutionOnDisk> CreateAsync(params ProjectOnDisk[] projects)
    {
        var solution = new SolutionOnDisk(System.IO.Directory.CreateTempSubdirectory("torchsharp-live-").FullName);
        solution.Write("Demo.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project.Name}/{project.Name}.csproj" />"""))}</Solution>");
        foreach (var project in projects)
        {
            solution.Write($"{project.Name}/{project.Name}.csproj", ProjectFile(project));
            foreach (var (name, text) in project.Files)
                solution.Write($"{project.Name}/{name}", text);
        }

        // Without packages to fetch, restore only writes the file that the SDK asks for; it needs no network.
        await solution.RunAsync("restore");
        return solution;
    }

    /// <summary>What a build prints.</summary>
    public Task<string> BuildAsync() => RunAsync("build", "--no-restore", "-p:UseSharedCompilation=false");

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string ProjectFile(ProjectOnDisk project) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
            <EnableNETAnalyzers>false</EnableNETAnalyzers>
          </PropertyGroup>
          <ItemGroup>
            {Items("Reference", BuildOutputs.TorchSharp)}
            {Items("Analyzer", BuildOutputs.ShippedAnalyzers)}
            {Items("ProjectReference", project.References.Select(name => $"../{name}/{name}.csproj"))}
            <Using Include="TorchSharp" />
            <Using Include="TorchSharp.Modules" />
            <Using Include="TorchSharp.torch" Static="true" />
            <Using Include="TorchSharp.torch.nn" Static="true" />
          </ItemGroup>
        </Project>
        """;

    private static string Items(string kind, IEnumerable<string> paths) =>
        string.Join(Environment.NewLine, paths.Select(path => $"""<{kind} Include="{path}" />"""));

    private async Task<string> RunAsync(string command, params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [command, SolutionPath, "-nodeReuse:false", .. options])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Directory,
            Environment = { ["DOTNET_CLI_UI_LANGUAGE"] = "en" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"'dotnet {command}' fails on the demo solution:\n{output}");
    }
}

/// <summary>A project of such a solution: its files, and the projects that it refers to.</summary>
internal sealed record ProjectOnDisk(string Name, IReadOnlyList<(string Name, string Text)> Files, params string[] References);
