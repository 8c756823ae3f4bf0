using System.Diagnostics;
using System.Reflection;

namespace NativeLibraries.Tests;

/// <summary>A program of its own, outside the repository but under its build rules, that multiplies a matrix on libtorch.</summary>
public sealed class MatrixProject : IDisposable
{
    private static readonly string Repository = Metadata("RepositoryRoot");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("matrix-");

    public MatrixProject()
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            Write(file, $"""<Project><Import Project="{Path.Combine(Repository, file)}" /></Project>""");

        Write("Matrix.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <UsesLibtorch>true</UsesLibtorch>
              </PropertyGroup>
            </Project>
            """);
        Write("Program.cs", """
            using TorchSharp;

            using var square = torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } });
            using var product = square.mm(square);
            Console.WriteLine(string.Join(' ', product.data<float>()));
            """);
    }

    public FileInfo Library => new(Path.Combine(_folder.FullName, "out", "runtimes", "linux-x64", "native", "libLibTorchSharp.so"));

    public (int ExitCode, string Output) Build() =>
        Run("build", "-o", "out", "-c", Metadata("Configuration"), "-p:BuildProjectReferences=false", "--nodereuse:false", "--tl:off");

    public (int ExitCode, string Output) Multiply() => Run(Path.Combine("out", "Matrix.dll"));

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string file, string content) => File.WriteAllText(Path.Combine(_folder.FullName, file), content);

    private (int ExitCode, string Output) Run(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(host, arguments) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{host}' did not start");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Metadata(string key) =>
        typeof(MatrixProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
