using System.Reflection;
using Xunit;

namespace TorchSharp.Reference.Tests.Data;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reference-tests-");

    public static string RepositoryRoot { get; } =
        typeof(TemporaryFolder).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    public string FullName => _folder.FullName;

    public string PathOf(string name) => Path.Combine(FullName, name);

    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A folder with published data beside the repository; the test is skipped where it is missing.</summary>
    public static string Published(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(RepositoryRoot, "..", "shared", "data", name));
        Assert.SkipUnless(Directory.Exists(folder), $"The published data are not at {folder}.");
        return folder;
    }
}
