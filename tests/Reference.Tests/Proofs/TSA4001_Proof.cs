using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4001_Proof() : RuleProof("TSA4001")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["ones(2, 3).shape == ones(2, 3).shape, 1 for true"] = () => new(Is(One.shape == Other.shape), Is(One.shape.SequenceEqual(Other.shape))),
        ["ones(2, 3).shape != ones(2, 3).shape"] = () => new(Is(One.shape != Other.shape), Is(!One.shape.SequenceEqual(Other.shape))),
        ["new Size((2, 3)) == new Size((2, 3))"] = () => new(Is(new Size((2, 3)) == new Size((2, 3))), Is(new Size((2, 3)).SequenceEqual(new Size((2, 3))))),
        ["x.shape == x.shape of one tensor"] = () => new(OfOneTensor(static (a, b) => a == b), OfOneTensor(static (a, b) => a.SequenceEqual(b))),
    };

    private static Tensor One => ones(2, 3);

    private static Tensor Other => ones(2, 3);

    [Fact]
    public void Sizes_strides_and_Equals_compare_by_reference_too()
    {
        using var x = ones(2, 3);

        Assert.False(x.size() == x.size());
        Assert.False(x.stride() == x.stride());
        Assert.False(x.shape.Equals(x.shape));
        Assert.False(Equals(x.shape, x.shape));
        Assert.False(new Size((2, 3)).Equals(new Size((2, 3))));
        Assert.False(x.shape == new Size((2, 3)));
        Assert.True(x.shape.SequenceEqual(new Size((2, 3))));
    }

    private static double Is(bool condition) => condition ? 1 : 0;

    private static double OfOneTensor(Func<long[], long[], bool> compare)
    {
        using var x = ones(2, 3);
        return Is(compare(x.shape, x.shape));
    }
}
