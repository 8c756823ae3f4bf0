using TorchSharp.Analyzers.Tests.Torch;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Library.TSA6001_WrongInTorchSharp>;

namespace TorchSharp.Analyzers.Tests.Library;

/// <summary>The rows of torchvision, and that of generators.</summary>
public sealed class TSA6001_VisionTests
{
    [Fact]
    public Task Blur() => Verify.With(TorchVision.Options).Reports("""
        using static TorchSharp.torchvision;

        class P
        {
            ITransform Blurring() => torchvision.transforms.[|GaussianBlur|](new long[] { 5, 5 }, 1);

            Tensor Blurred(Tensor x) => transforms.functional.[|gaussian_blur|](x, 5, 1);

            int Mine() => GaussianBlur(5);

            static int GaussianBlur(int size) => size;
        }
        """);

    [Fact]
    public Task Contrast_of_bytes() => Verify.With(TorchVision.Options).Reports("""
        using Vision = TorchSharp.torchvision.transforms.functional;
        using static TorchSharp.torchvision.io;

        class P
        {
            Tensor M(Tensor given)
            {
                var image = torchvision.io.read_image("a.png", ImageReadMode.RGB);
                Vision.adjust_contrast([|image|], 0.5);
                Vision.adjust_saturation([|img: read_image("b.png", mode: ImageReadMode.RGB).unsqueeze(0)|], saturation_factor: 2);
                Vision.adjust_contrast(given, 0.5);
                Vision.adjust_contrast(read_image("a.png"), 0.5);
                Vision.adjust_contrast(read_image("a.png", ImageReadMode.GRAY), 0.5);
                Vision.adjust_contrast(image.to(ScalarType.Float32) / 255, 0.5);
                Vision.adjust_contrast(image.to(ScalarType.Float32), 0.5);
                image = image.to(given);
                return Vision.adjust_contrast(image, 0.5);
            }
        }
        """);

    [Fact]
    public Task Generators() => Verify.Reports("""
        class P
        {
            void M(Tensor x, Generator generator)
            {
                init.normal_(x, [|generator: generator|]);
                init.uniform_(x, 0, 1, [|new Generator(3)|]);
                distributions.Categorical(x, null, [|generator|]);
                distributions.Binomial(x, x, [|generator: generator|]);
                distributions.NegativeBinomial(3, 0.5f, null, [|generator|]);

                init.normal_(x);
                init.normal_(x, generator: null);
                x.normal_(0, 1, generator);
                distributions.Categorical(3, generator);
                distributions.Binomial(3, 0.5, null, generator);
                distributions.NegativeBinomial(3, 0.5, null, generator);
                distributions.Bernoulli(x, null, generator);
                new TorchSharp.Modules.Categorical(x, null, generator);
            }
        }
        """);
}
