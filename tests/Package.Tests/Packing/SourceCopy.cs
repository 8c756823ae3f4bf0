using System.Diagnostics;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The sources as they are now, with their history, in another folder and with another origin: what somebody else has after cloning.</summary>
internal static class SourceCopy
{
    public static async Task MakeAsync(string folder)
    {
        await GitAsync(BuildFacts.RepositoryRoot, "clone", "--quiet", "--shared", "--no-checkout", BuildFacts.RepositoryRoot, folder);
        var files = (await GitAsync(BuildFacts.RepositoryRoot, "ls-files", "-z", "--cached", "--others", "--exclude-standard")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in files.Where(static file => File.Exists(Path.Combine(BuildFacts.RepositoryRoot, file))))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(BuildFacts.RepositoryRoot, file), copy);
        }
    }

    public static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
