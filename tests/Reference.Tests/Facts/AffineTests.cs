using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Affine operations keep straight lines straight, and their results reach any number.</summary>
public class AffineTests
{
    private static readonly Invocation Sizes = new(
        ("in_channels", 3), ("out_channels", 3), ("kernel_size", 1), ("inputSize", 3), ("outputSize", 3), ("padding", 0));

    public static TheoryData<string> Functions => [.. Affine.Functions];

    public static TheoryData<string> Modules => [.. Affine.Modules.Except(["Bilinear", "Embedding", "EmbeddingBag"])];

    private static Operation Affine => Operations.All.Single(row => row.Effect == OperationEffect.Affine);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_is_affine_in_its_input(string spelling)
    {
        var rank = Rank(spelling);
        var weight = rank == 0 ? Numbers.Real(3, 3) : Numbers.Real([3, 3, .. Enumerable.Repeat(1L, rank)]);
        var call = spelling.EndsWith("bilinear", StringComparison.Ordinal)
            ? new Invocation(("input2", Numbers.Real(2, 3)), ("weight", Numbers.Real(3, 3, 3)))
            : new Invocation(("weight", weight), ("weights", weight));

        IsAffine(input => Assert.Single(call.Function(spelling, input)), rank);
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_is_affine_in_its_input(string name)
    {
        var modules = Sizes.Modules(name);

        Assert.NotEmpty(modules);
        Assert.All(modules, module => IsAffine(((nn.IModule<Tensor, Tensor>)module.to(ScalarType.Float64)).call, Rank(name)));
    }

    /// <summary>How many dimensions it has beside batch and channels: the digit of its name.</summary>
    private static int Rank(string name) => name.Where(char.IsAsciiDigit).Select(digit => digit - '0').SingleOrDefault();

    private static void IsAffine(Func<Tensor, Tensor> function, int rank)
    {
        var a = Numbers.Real([2, 3, .. Enumerable.Repeat(4L, rank)]);
        var b = a.flip(0);

        Numbers.AreClose(Numbers.Of(0.25 * function(a) + 0.75 * function(b)), Numbers.Of(function(0.25 * a + 0.75 * b)));
        Assert.Contains(Numbers.Of(function(a)).Concat(Numbers.Of(function(-a))), value => value < -1);
    }
}
