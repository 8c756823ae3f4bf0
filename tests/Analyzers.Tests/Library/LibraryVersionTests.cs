using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Library;

/// <summary>A fault is one of some versions: of a library that is older or newer than its row, or of no known version, nothing is said.</summary>
public sealed class LibraryVersionTests
{
    /// <summary>As much of TorchSharp as the programs here call.</summary>
    private const string Library = """
        [assembly: System.Reflection.AssemblyVersion("{0}")]

        namespace TorchSharp
        {
            public static class torch
            {
                public class Tensor;

                public enum ScalarType { Float32 }

                public static Tensor erfinv(Tensor input) => input;

                public static class nn
                {
                    public abstract class Module(string name);

                    public static object RReLU(double lower = 0.125) => lower;

                    public static object GroupNorm(long groups, long channels, double eps = 1e-5, bool affine = true) => groups;
                }
            }
        }
        """;

    private const string Program = """
        using TorchSharp;

        class P
        {
            void M(torch.Tensor x)
            {
                _ = torch.erfinv(x);
                torch.nn.RReLU();
                torch.nn.GroupNorm(2, 8);
            }
        }
        """;

    [Theory]
    [InlineData("0.107.0.0", "TSA6001 TSA6001 TSA6003")]
    [InlineData("0.104.0.0", "TSA6001 TSA6001 TSA6003")]
    [InlineData("0.103.1.0", "TSA6001")]
    [InlineData("0.99.6.0", "TSA6001")]
    [InlineData("0.98.0.0", "")]
    [InlineData("0.108.0.0", "")]
    [InlineData("0.0.0.0", "")]
    public async Task Says_of_a_version_what_is_known_of_it(string version, string expected)
    {
        var options = ProgramOptions.Default with { Usings = "", References = [.. TestProgramReferences.WithoutTorchSharp, LibraryOf(version)] };
        var program = await TestProgram.CreateAsync([Program], options);
        var findings = await program.FindingsAsync(RulesUnderTest.Shipped);
        Assert.Equal(expected, string.Join(' ', findings.Select(finding => finding.Id).Order(StringComparer.Ordinal)));
    }

    private static PortableExecutableReference LibraryOf(string version)
    {
        var compilation = CSharpCompilation.Create(
            TorchNames.Assembly,
            [CSharpSyntaxTree.ParseText(Library.Replace("{0}", version, StringComparison.Ordinal))],
            TestProgramReferences.WithoutTorchSharp,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(ImmutableArray.Create(image.ToArray()));
    }
}
