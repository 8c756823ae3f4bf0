using NativeLibraries;

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>What a user sees who installs the training library from a folder and trains on a table of their own.</summary>
public sealed class OwnProjectsTests(OwnProjects projects) : IClassFixture<OwnProjects>
{
    private const string Library = "libLibTorchSharp.so";

    [Fact]
    public async Task A_program_of_twenty_lines_learns_and_another_one_predicts_with_what_it_saved()
    {
        SkipElsewhere();
        Assert.All(projects.Installations, installation => installation.Succeeds());

        var run = (await projects.RunAsync("run", "--project", "Training", "-c", "Release")).Succeeds();

        Assert.Contains("accuracy 1.000 on setosa, versicolor, virginica", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "setosa virginica versicolor\nTorchSharp alone says the same\n",
            (await projects.RunAsync("run", "--project", "Predicting", "-c", "Release")).Succeeds().Output,
            StringComparison.Ordinal);
        Assert.InRange(CountStatements(await File.ReadAllLinesAsync(projects["Training/Program.cs"], TestContext.Current.CancellationToken)), 1, 20);
        Assert.Equal(Repaired(), await File.ReadAllBytesAsync(projects[$"Training/obj/Release/net10.0/torchsharp/{Library}"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_published_program_runs()
    {
        SkipElsewhere();
        (await projects.RunAsync("publish", "Training", "-c", "Release", "-o", "published")).Succeeds();

        Assert.Contains("accuracy 1.000", (await projects.RunAsync("published/Training.dll")).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_single_file_runs_with_the_libraries_inside()
    {
        SkipElsewhere();
        string[] single = ["-r", "linux-x64", "--self-contained", "false", "-p:PublishSingleFile=true", "-p:IncludeNativeLibrariesForSelfExtract=true"];
        (await projects.RunAsync(["publish", "Training", "-c", "Release", "-o", "single", .. single])).Succeeds();

        Assert.Empty(Directory.GetFiles(projects["single"], "*.so"));
        Assert.Contains("accuracy 1.000", (await projects.RunProgramAsync("single/Training")).Succeeds().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_project_gets_the_library_through_the_program_that_it_tests()
    {
        SkipElsewhere();
        var run = (await projects.RunAsync("run", "--project", "Checks", "-c", "Release")).Succeeds();

        Assert.Contains("Total: 1, Errors: 0, Failed: 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_leaves_the_library_as_it_is()
    {
        SkipElsewhere();
        string[] items = ["msbuild", "Training/Training.csproj", "-restore", "-t:ResolvePackageAssets", "-getItem:RuntimeTargetsCopyLocalItems"];

        var on = (await projects.RunAsync(items)).Succeeds();
        var off = (await projects.RunAsync([.. items, "-p:TorchSharpRepairLibrary=false"])).Succeeds();

        Assert.Contains($"obj/Debug/net10.0/torchsharp/{Library}\"", on.Output, StringComparison.Ordinal);
        Assert.DoesNotContain($"/obj/", off.Output, StringComparison.Ordinal);
        Assert.Contains(Original, off.Output, StringComparison.Ordinal);
    }

    private static int CountStatements(IEnumerable<string> lines) => lines.Count(line =>
        line.Length > 0 && (line.StartsWith("using var", StringComparison.Ordinal) || !line.StartsWith("using ", StringComparison.Ordinal)));

    private static string Original => Path.Combine(BuildFacts.NuGetPackageRoot, "torchsharp", "0.107.0", "runtimes", "linux-x64", "native", Library);

    /// <summary>What the repository's own tool makes of the library here; the original where the system is new enough.</summary>
    private static byte[] Repaired()
    {
        var library = File.ReadAllBytes(Original);
        VersionRelaxation.Apply(library, CxxRuntime.FindVersions()!);
        return library;
    }

    private static void SkipElsewhere() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64,
        "The user's projects name libtorch for Linux on x64, where alone there is something to repair.");
}
