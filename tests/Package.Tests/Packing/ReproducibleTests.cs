using System.IO.Compression;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>The same commit makes the same package, byte by byte, wherever its sources lie and whenever it is packed; and the package says which commit or tag that was.</summary>
public sealed class ReproducibleTests(PackedPackage package) : IAsyncLifetime
{
    private const string Tag = "v987.6.5";

    private readonly TemporaryFolder _elsewhere = new();

    private string Sources => _elsewhere["sources in another folder"];

    public async ValueTask InitializeAsync()
    {
        if (BuildFacts.HasHistory)
            await SourceCopy.MakeAsync(Sources);
    }

    public ValueTask DisposeAsync()
    {
        _elsewhere.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Sources_in_another_folder_make_the_same_package_and_their_tag_is_where_its_pages_are()
    {
        Assert.SkipUnless(BuildFacts.HasHistory, "There is no history to copy.");
        // The command of the first page, which leaves the build's output among the sources.
        (await DotNet.RunAsync(Sources, ["pack", "nuget", "-c", "Release", "-o", _elsewhere["feed"]])).Succeeds();

        var other = Assert.Single(Directory.GetFiles(_elsewhere["feed"]));
        Assert.Equal(Path.GetFileName(package.File), Path.GetFileName(other));
        Assert.Empty(Differences(package.File, other));
        Assert.Equal(File.ReadAllBytes(package.File), File.ReadAllBytes(other));

        Assert.DoesNotContain("/main/", package.PagesAddress, StringComparison.Ordinal);
        await SourceCopy.GitAsync(Sources, "tag", Tag);
        var tagged = await DotNet.RunAsync(Sources, ["msbuild", "nuget/TorchSharp.Analyzers.Package.csproj", "-t:GetPagesAddress", "-getProperty:PagesAddress"]);
        Assert.EndsWith($"/blob/{Tag}/", tagged.Succeeds().Output.Trim(), StringComparison.Ordinal);
    }

    /// <summary>The files that are not the same: what to look at when the bytes differ.</summary>
    private static List<string> Differences(string package, string other)
    {
        using var one = ZipFile.OpenRead(package);
        using var two = ZipFile.OpenRead(other);
        var names = one.Entries.Concat(two.Entries).Select(static entry => entry.FullName).Distinct();
        return [.. names.Where(name => !Content(one, name).SequenceEqual(Content(two, name)))];
    }

    private static byte[] Content(ZipArchive archive, string name)
    {
        using var memory = new MemoryStream();
        using var content = archive.GetEntry(name)?.Open();
        content?.CopyTo(memory);
        return memory.ToArray();
    }
}
