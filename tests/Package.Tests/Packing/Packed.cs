using System.IO.Compression;
using System.Xml.Linq;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>A package as the documented command makes it, once for all tests. Its build output stays outside the repository.</summary>
/// <param name="project">The folder of its project in the repository.</param>
public abstract class Packed(string project) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder that holds the package and nothing else: a feed.</summary>
    public string Feed => _folder["feed"];

    /// <summary>Where the build leaves its output.</summary>
    internal string Artifacts => _folder["artifacts"];

    /// <summary>Everything that packing said.</summary>
    public string Log { get; private set; } = "";

    public string File => Assert.Single(Directory.GetFiles(Feed));

    public async ValueTask InitializeAsync()
    {
        string[] command = ["pack", project, "-c", "Release", "-o", Feed, "--artifacts-path", Artifacts];
        Log = (await DotNet.RunAsync(BuildFacts.RepositoryRoot, command)).Succeeds().Output;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The version that its own description states.</summary>
    public string Version => Metadata().Elements().Single(element => element.Name.LocalName == "version").Value;

    internal IReadOnlyList<string> Entries()
    {
        using var archive = ZipFile.OpenRead(File);
        return [.. archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    internal byte[] Read(string entry)
    {
        using var archive = ZipFile.OpenRead(File);
        using var content = archive.GetEntry(entry)!.Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    }

    internal XElement Metadata() => MetadataOf(File);

    /// <summary>What a package says of itself.</summary>
    internal static XElement MetadataOf(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var nuspec = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        return XDocument.Load(nuspec).Root!.Elements().Single();
    }
}
