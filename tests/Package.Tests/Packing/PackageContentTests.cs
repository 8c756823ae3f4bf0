using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>What is in the package, and that it loads in the oldest host it promises.</summary>
public class PackageContentTests(PackedPackage package)
{
    private const string Analyzers = "analyzers/dotnet/cs/TorchSharp.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/TorchSharp.Analyzers.CodeFixes.dll";

    private static readonly Version RoslynFloor = new(4, 8, 0, 0);

    [Fact]
    public void Beside_its_pages_it_holds_these_files_and_no_others() => Assert.Equal(
        [
            "README.md",
            "TorchSharp.Analyzers.nuspec",
            CodeFixes,
            Analyzers,
            "build/TorchSharp.Analyzers.props",
            "build/config/All.globalconfig",
            "build/config/None.globalconfig",
            "icon.png",
        ],
        package.Entries().Where(entry => !IsContainerPart(entry) && !entry.StartsWith("docs/", StringComparison.Ordinal)));

    [Fact]
    public void Packing_warns_of_nothing() => Assert.DoesNotContain("warning", package.Log, StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void It_is_a_development_dependency_without_dependencies()
    {
        Assert.Equal("true", Text("developmentDependency"));
        Assert.Null(Element("dependencies"));
        Assert.Null(Element("frameworkAssemblies"));
    }

    [Fact]
    public void It_says_what_a_gallery_shows()
    {
        Assert.Equal("TorchSharp.Analyzers", Text("id"));
        Assert.Equal("MIT", Text("license"));
        Assert.Equal("README.md", Text("readme"));
        Assert.Equal("icon.png", Text("icon"));
        Assert.StartsWith("https://github.com/", Text("projectUrl"), StringComparison.Ordinal);
        Assert.Equal($"{Text("projectUrl")}.git", Element("repository")!.Attribute("url")!.Value);
        Assert.EndsWith("/CHANGELOG.md", Text("releaseNotes"), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_file_is_named_after_its_version() =>
        Assert.Equal($"TorchSharp.Analyzers.{Text("version")}.nupkg", Path.GetFileName(package.File));

    [Fact]
    public void Its_icon_is_a_square_picture_of_128_pixels()
    {
        var png = package.Read("icon.png");
        Assert.Equal("PNG", Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal((128, 128), (Size(png, 16), Size(png, 20)));
    }

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void A_dll_asks_for_nothing_above_the_Roslyn_floor(string dll)
    {
        var roslyn = References(dll).Where(reference => reference.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(roslyn);
        Assert.All(roslyn, reference => Assert.Equal(RoslynFloor, reference.Version));
    }

    [Fact]
    public void The_analyzer_dll_asks_for_what_every_host_has() => Assert.Subset(
        new HashSet<string> { "netstandard", "System.Collections.Immutable", "System.Memory", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp" },
        Names(Analyzers));

    /// <summary>A process of another platform refuses a dll with compiled code altogether, be it an editor or a recorded command line that is replayed elsewhere.</summary>
    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void A_dll_holds_no_code_that_belongs_to_one_platform(string dll)
    {
        using var image = new PEReader(new MemoryStream(package.Read(dll)));
        Assert.Equal(CorFlags.ILOnly, image.PEHeaders.CorHeader!.Flags & (CorFlags.ILOnly | CorFlags.Requires32Bit));
        Assert.Equal(0, image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size);
    }

    [Fact]
    public void The_fixes_ask_for_what_an_editor_adds() => Assert.Subset(
        new HashSet<string>
        {
            "netstandard",
            "System.Collections.Immutable",
            "System.Composition.AttributedModel",
            "System.Memory",
            "Microsoft.CodeAnalysis",
            "Microsoft.CodeAnalysis.CSharp",
            "Microsoft.CodeAnalysis.Workspaces",
            "Microsoft.CodeAnalysis.CSharp.Workspaces",
            "TorchSharp.Analyzers",
        },
        Names(CodeFixes));

    private static bool IsContainerPart(string entry) =>
        entry is "[Content_Types].xml" or "_rels/.rels" || entry.StartsWith("package/", StringComparison.Ordinal);

    private static int Size(byte[] png, int offset) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));

    private HashSet<string> Names(string dll) => [.. References(dll).Select(reference => reference.Name)];

    private List<(string Name, Version Version)> References(string dll)
    {
        using var image = new PEReader(new MemoryStream(package.Read(dll)));
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }

    private string? Text(string name) => Element(name)?.Value;

    private XElement? Element(string name) => package.Metadata().Elements().SingleOrDefault(element => element.Name.LocalName == name);
}
