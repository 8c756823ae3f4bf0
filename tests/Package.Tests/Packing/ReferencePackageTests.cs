using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>What is in the training library's package.</summary>
public class ReferencePackageTests(PackedReference package)
{
    private const string Library = "lib/net10.0/TorchSharp.Reference.dll";

    [Fact]
    public void It_holds_these_files_and_no_others() => Assert.Equal(
        [
            "README.md",
            "TorchSharp.Reference.nuspec",
            "build/TorchSharp.Reference.targets",
            "buildTransitive/TorchSharp.Reference.targets",
            "icon.png",
            Library,
            "lib/net10.0/TorchSharp.Reference.xml",
            "tools/NativeLibraries/NativeLibraries.dll",
            "tools/NativeLibraries/NativeLibraries.runtimeconfig.json",
        ],
        package.Entries().Where(entry => entry is not "[Content_Types].xml" and not "_rels/.rels" && !entry.StartsWith("package/", StringComparison.Ordinal)));

    [Fact]
    public void Packing_warns_of_nothing() => Assert.DoesNotContain("warning", package.Log, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_depends_on_TorchSharp_and_names_no_libtorch()
    {
        var names = package.Metadata().Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value).ToList();
        Assert.Contains("TorchSharp", names);
        Assert.DoesNotContain(names, name => name.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase) || name == "MinVer");
    }

    [Fact]
    public void Its_symbols_are_inside()
    {
        using var image = new PEReader(new MemoryStream(package.Read(Library)));
        Assert.Contains(image.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        Assert.True(image.HasMetadata && image.GetMetadataReader().IsAssembly);
    }
}
