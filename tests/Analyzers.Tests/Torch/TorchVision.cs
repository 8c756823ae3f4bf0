using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The assembly of torchvision with what the tables name of it, as TorchSharp 0.107 declares it.</summary>
internal static class TorchVision
{
    private const string Source = """
        using System.Collections.Generic;

        [assembly: System.Reflection.AssemblyVersion("0.107.0.0")]

        namespace TorchSharp;

        public static partial class torchvision
        {
            public static partial class ops
            {
                public static torch.Tensor sigmoid_focal_loss(
                    torch.Tensor inputs, torch.Tensor targets, float alpha = 0.25f, float gamma = 2.0f, torch.nn.Reduction reduction = torch.nn.Reduction.None) =>
                    inputs;
            }

            public interface ITransform;

            public static partial class io
            {
                public enum ImageReadMode { UNCHANGED, GRAY, RGB }

                public static torch.Tensor read_image(string filename, ImageReadMode mode = ImageReadMode.UNCHANGED) => torch.zeros(1);
            }

            public static partial class transforms
            {
                public static ITransform GaussianBlur(IList<long> kernelSize, float sigma) => null!;

                public static ITransform Resize(int height, int width, torch.InterpolationMode interpolation = torch.InterpolationMode.Nearest, int? maxSize = null, bool antialias = false) => null!;

                public static ITransform Resize(int height, int width) => null!;

                public static partial class functional
                {
                    public static torch.Tensor gaussian_blur(torch.Tensor input, long kernel_size, float sigma) => input;

                    public static torch.Tensor adjust_contrast(torch.Tensor img, double contrast_factor) => img;

                    public static torch.Tensor adjust_saturation(torch.Tensor img, double saturation_factor) => img;
                }
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
