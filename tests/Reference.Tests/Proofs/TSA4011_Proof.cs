using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4011_Proof() : RuleProof("TSA4011")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["does reading the number of hits throw, 1 for yes"] = () => new(Throws(static () => Hits.item<int>()), Throws(static () => Hits.item<long>())),
        ["does reading the classes throw, 1 for yes"] = () => new(Throws(static () => Scores.argmax(1).data<int>()), Throws(static () => Scores.argmax(1).data<long>())),
        ["does reading a sum of Float64 throw, 1 for yes"] = () => new(Throws(static () => Wide.sum().item<float>()), Throws(static () => Wide.sum().item<double>())),
        ["does reading a comparison throw, 1 for yes"] = () => new(Throws(static () => (Scores > 0).any().item<int>()), Throws(static () => (Scores > 0).any().item<bool>())),
    };

    [Fact]
    public void ToInt32_converts() => Assert.Equal(2, Hits.ToInt32());

    [Fact]
    public void The_exception_names_both_types() =>
        Assert.Equal("Int32 is not compatible with Int64", Assert.Throws<ArgumentException>(static () => Hits.item<int>()).Message);

    public static TheoryData<string, ScalarType> Results => new()
    {
        { nameof(Tensor.argmax), ScalarType.Int64 }, { nameof(Tensor.argmin), ScalarType.Int64 }, { nameof(Tensor.argsort), ScalarType.Int64 },
        { nameof(Tensor.nonzero), ScalarType.Int64 }, { nameof(Tensor.count_nonzero), ScalarType.Int64 }, { nameof(Tensor.isnan), ScalarType.Bool },
        { "sum of Bool", ScalarType.Int64 }, { "sum of Byte", ScalarType.Int64 }, { "sum of Int32", ScalarType.Int64 }, { "cumsum of Int32", ScalarType.Int64 },
        { "any of Bool", ScalarType.Bool }, { "any of Byte", ScalarType.Byte }, { "places of topk", ScalarType.Int64 }, { "places of max", ScalarType.Int64 },
        { nameof(randperm), ScalarType.Int64 }, { nameof(multinomial), ScalarType.Int64 }, { "one_hot", ScalarType.Int64 }, { "tensor(1)", ScalarType.Int32 }, { "tensor(1.0)", ScalarType.Float64 },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void Results_are_of_these_types(string name, ScalarType type)
    {
        var (x, whole) = (Scores, tensor(new[] { 1, 2 }));
        using var result = name switch
        {
            nameof(Tensor.argmax) => x.argmax(),
            nameof(Tensor.argmin) => x.argmin(),
            nameof(Tensor.argsort) => x.argsort(),
            nameof(Tensor.nonzero) => x.nonzero(),
            nameof(Tensor.count_nonzero) => x.count_nonzero(),
            nameof(Tensor.isnan) => x.isnan(),
            "sum of Bool" => (x > 0).sum(),
            "sum of Byte" => whole.to(ScalarType.Byte).sum(),
            "sum of Int32" => whole.sum(),
            "cumsum of Int32" => whole.cumsum(0),
            "any of Bool" => (x > 0).any(),
            "any of Byte" => whole.to(ScalarType.Byte).any(),
            "places of topk" => x.topk(1).indexes,
            "places of max" => x.max(1).indexes,
            nameof(randperm) => randperm(3),
            nameof(multinomial) => multinomial(x.abs(), 1),
            "one_hot" => nn.functional.one_hot(x.argmax(1), 2),
            "tensor(1)" => tensor(1),
            _ => tensor(1.0),
        };
        Assert.Equal(type, result.dtype);
    }

    private static Tensor Scores => tensor(new float[,] { { 1, 2 }, { 4, 3 }, { -5, 6 } });

    private static Tensor Wide => Scores.to(ScalarType.Float64);

    private static Tensor Hits => Scores.argmax(1).eq(tensor(new long[] { 1, 0, 0 })).sum();

    private static double Throws(Action read)
    {
        try
        {
            read();
            return 0;
        }
        catch (ArgumentException)
        {
            return 1;
        }
    }
}
