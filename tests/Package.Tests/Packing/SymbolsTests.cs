using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace TorchSharp.Analyzers.Package.Tests.Packing;

/// <summary>A stack trace of ours has lines, and says nothing of the machine that packed.</summary>
public class SymbolsTests(PackedPackage package)
{
    private const string Analyzers = "analyzers/dotnet/cs/TorchSharp.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/TorchSharp.Analyzers.CodeFixes.dll";

    [Theory]
    [InlineData(Analyzers, "/_/analyzers/Losses/TSA1001_SigmoidBeforeBCEWithLogits.cs")]
    [InlineData(CodeFixes, "/_/codefixes/LossFix.cs")]
    public void A_dll_carries_its_symbols_with_paths_from_the_repository_on(string dll, string source)
    {
        using var image = new PEReader(new MemoryStream(package.Read(dll)));
        var entry = Assert.Single(image.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToList();
        Assert.Contains(source, documents);
        Assert.All(documents, static document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
        Assert.Contains(reader.MethodDebugInformation, method => !reader.GetMethodDebugInformation(method).SequencePointsBlob.IsNil);
    }

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void A_dll_names_no_folder_of_the_machine_that_packed_it(string dll)
    {
        var bytes = package.Read(dll);
        foreach (var folder in new[] { BuildFacts.RepositoryRoot, package.Artifacts })
        {
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(folder)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(folder)));
        }
    }
}
