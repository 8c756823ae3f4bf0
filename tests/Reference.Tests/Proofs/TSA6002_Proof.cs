using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA6002_Proof() : RuleProof("TSA6002")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["weight of position 0 for itself, equal scores"] = () => new(Weights(Hidden())[0], Weights(Float(Hidden()))[0]),
        ["weight of position 0 for position 2, equal scores"] = () => new(Weights(Hidden())[2], Weights(Float(Hidden()))[2]),
        ["the same by hand"] = () => new(1 / (1 + 2 * Math.E), 1),
    };

    /// <summary>A causal layer gives the first position the same, whatever the last one is.</summary>
    [Theory]
    [InlineData("MultiheadAttention")]
    [InlineData("TransformerEncoder")]
    [InlineData("TransformerEncoderLayer")]
    [InlineData("TransformerDecoder")]
    [InlineData("TransformerDecoderLayer")]
    [InlineData("Transformer")]
    public void Position_0_depends_on_position_2_until_the_mask_is_one_of_floats(string layer)
    {
        using var scope = NewDisposeScope();
        Func<Tensor, Tensor, Tensor> apply = Layer(layer);

        Assert.True(Change(apply, Hidden()) > 1e-4, $"{layer} of TorchSharp hides by a mask of type Bool: TSA6002 must be silent from this version on.");
        Assert.True(Change(apply, Hidden().to(ScalarType.Byte)) > 1e-4, $"{layer} of TorchSharp hides by a mask of type Byte: TSA6002 must be silent from this version on.");
        Assert.InRange(Change(apply, Float(Hidden())), 0, 1e-6);
    }

    private static Tensor Hidden() => ones(3, 3).triu(1).to(ScalarType.Bool);

    private static Tensor Float(Tensor mask) => zeros(mask.shape, device: mask.device).masked_fill(mask, float.NegativeInfinity);

    private static double[] Weights(Tensor mask)
    {
        using var scope = NewDisposeScope();
        var attention = MultiheadAttention(4, 1);
        using (no_grad())
        {
            foreach (var weight in attention.parameters())
                weight.zero_();
        }

        var x = ones(3, 1, 4);
        return [.. attention.call(x, x, x, null, true, mask).Item2[0, 0].to(ScalarType.Float64).data<double>()];
    }

    private static double Change(Func<Tensor, Tensor, Tensor> apply, Tensor mask)
    {
        var x = linspace(-1, 1, 12).reshape(3, 1, 4);
        var other = x.clone();
        other[2] = other[2].flip(1) * 3 + 1;
        return (apply(x, mask)[0] - apply(other, mask)[0]).abs().max().item<float>();
    }

    private static Func<Tensor, Tensor, Tensor> Layer(string name)
    {
        var encoder = TransformerEncoderLayer(4, 1, 8);
        var decoder = TransformerDecoderLayer(4, 1, 8);
        var (attention, encoders, decoders, all) = (MultiheadAttention(4, 1), TransformerEncoder(encoder, 1), TransformerDecoder(decoder, 1), Transformer(4, 1, 1, 1, 8));
        foreach (var module in new Module[] { encoder, decoder, attention, encoders, decoders, all })
            module.eval();
        return name switch
        {
            "MultiheadAttention" => (x, mask) => attention.call(x, x, x, null, false, mask).Item1,
            "TransformerEncoder" => (x, mask) => encoders.call(x, mask),
            "TransformerEncoderLayer" => (x, mask) => encoder.call(x, mask),
            "TransformerDecoder" => (x, mask) => decoders.forward(x, ones(3, 1, 4), mask, null!, null!, null!),
            "TransformerDecoderLayer" => (x, mask) => decoder.call(x, ones(3, 1, 4), mask),
            _ => (x, mask) => all.call(ones(3, 1, 4), x, null!, mask),
        };
    }
}
