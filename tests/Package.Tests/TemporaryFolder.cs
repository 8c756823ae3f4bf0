namespace TorchSharp.Analyzers.Package.Tests;

/// <summary>A folder outside the repository, so that nothing of its build is inherited, which goes when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("torchsharp-analyzers-");

    public string Path => _directory.FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose() => _directory.Delete(recursive: true);
}
