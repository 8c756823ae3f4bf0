using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4008_Proof() : RuleProof("TSA4008")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["first number of the sum of [[0, 100, 200], [300, 400, 500]]"] = () => new(First(Hundreds.sum(0)), First(Hundreds.sum(dim: 0))),
        ["how many numbers it has"] = () => new(Hundreds.sum(0).numel(), Hundreds.sum(dim: 0).numel()),
        ["first number of the product of [[1, 2, 3], [4, 5, 6]]"] = () => new(First(Numbers.prod(0)), First(Numbers.prod(dim: 0))),
        ["sum of ten probabilities of 0.9"] = () => new(First(Probabilities.sum(0)), First(Probabilities.sum(dim: 0))),
        ["bytes of one element of the sum"] = () => new(Probabilities.sum(0).element_size(), Probabilities.sum(dim: 0).element_size()),
    };

    private static Tensor Hundreds => arange(0, 600, 100, ScalarType.Float32).reshape(2, 3);

    private static Tensor Numbers => arange(1, 7, 1, ScalarType.Float32).reshape(2, 3);

    private static Tensor Probabilities => full(10, 0.9f);

    /// <summary>The static methods and a constant 0 of any name bind as the literal does; 1 does not.</summary>
    [Fact]
    public void A_constant_0_is_the_type_Byte_and_no_other_number_is()
    {
        const int axis = 0;

        Assert.All(
            new[] { sum(Numbers, 0), prod(Numbers, 0), Numbers.sum(axis), Numbers.sum(-0), prod(Numbers, axis) },
            static all => Assert.Equal((ScalarType.Byte, 0), (all.dtype, all.dim())));
        Assert.All(
            new[] { sum(Numbers, 1), prod(Numbers, 1), Numbers.sum(0L), Numbers.sum(0, false), sum(Numbers, dim: 0) },
            static rows => Assert.Equal((ScalarType.Float32, 1), (rows.dtype, rows.dim())));
    }

    [Fact]
    public void A_number_given_to_to_is_a_tensor() => Assert.Equal((ScalarType.Int32, DeviceType.CPU), (ones(2).to(1).dtype, ones(2).to(1).device_type));

    private static double First(Tensor x) => x.to(ScalarType.Float64).flatten()[0].item<double>();
}
