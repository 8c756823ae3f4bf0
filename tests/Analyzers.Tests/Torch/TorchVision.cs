using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The assembly of torchvision with what the tables name of it, as TorchSharp 0.107 declares it.</summary>
internal static class TorchVision
{
    private const string Source = """
        namespace TorchSharp;

        public static partial class torchvision
        {
            public static partial class ops
            {
                public static torch.Tensor sigmoid_focal_loss(
                    torch.Tensor inputs, torch.Tensor targets, float alpha = 0.25f, float gamma = 2.0f, torch.nn.Reduction reduction = torch.nn.Reduction.None) =>
                    inputs;
            }
        }
        """;

    public static ProgramOptions Options { get; } = new() { References = [.. TestProgramReferences.All, Reference()] };

    private static PortableExecutableReference Reference()
    {
        var compilation = CSharpCompilation.Create(
            TorchNames.VisionAssembly, [CSharpSyntaxTree.ParseText(Source)], TestProgramReferences.All, new(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
