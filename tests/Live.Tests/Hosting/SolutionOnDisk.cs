using System.Diagnostics;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>A solution of one project in a directory of its own, with the shipped analyzers attached, as a user would have it.</summary>
internal sealed class SolutionOnDisk : IDisposable
{
    private const string Project = "Demo";

    private SolutionOnDisk(string directory) => Directory = directory;

    public string SolutionPath => Path.Combine(Directory, "Demo.slnx");

    private string Directory { get; }

    public static async Task<SolutionOnDisk> CreateAsync(IEnumerable<(string Name, string Text)> files)
    {
        var solution = new SolutionOnDisk(System.IO.Directory.CreateTempSubdirectory("torchsharp-live-").FullName);
        solution.Write("Demo.slnx", $"""<Solution><Project Path="{Project}/{Project}.csproj" /></Solution>""");
        solution.Write($"{Project}/{Project}.csproj", ProjectFile());
        foreach (var (name, text) in files)
            solution.Write($"{Project}/{name}", text);
        await solution.RestoreAsync();
        return solution;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Directory, name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static string ProjectFile() => $"""
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
            <Using Include="TorchSharp" />
            <Using Include="TorchSharp.Modules" />
            <Using Include="TorchSharp.torch" Static="true" />
            <Using Include="TorchSharp.torch.nn" Static="true" />
          </ItemGroup>
        </Project>
        """;

    private static string Items(string kind, IEnumerable<string> paths) =>
        string.Join(Environment.NewLine, paths.Select(path => $"""<{kind} Include="{path}" />"""));

    // Without packages to fetch, restore only writes the file that the SDK asks for; it needs no network.
    private async Task RestoreAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["restore", SolutionPath, "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Directory,
        };
        using var restore = Process.Start(start)!;
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        if (restore.ExitCode != 0)
            throw new InvalidOperationException($"The demo solution cannot be restored:\n{output}");
    }
}
