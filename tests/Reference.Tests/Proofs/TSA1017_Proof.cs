using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA1017_Proof() : RuleProof("TSA1017")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["does cross entropy with labels of Int32 throw, 1 for yes"] = () => new(Throws(static () => CrossEntropy(ScalarType.Int32)), Throws(static () => CrossEntropy(ScalarType.Int64))),
        ["does nll_loss with labels of Float32 throw, 1 for yes"] = () => new(Throws(static () => LogLikelihood(ScalarType.Float32)), Throws(static () => LogLikelihood(ScalarType.Int64))),
        ["does BCEWithLogitsLoss with one_hot labels throw, 1 for yes"] = () => new(Throws(static () => WithLogits(ScalarType.Int64)), Throws(static () => WithLogits(ScalarType.Float32))),
        ["does BCELoss with truth values throw, 1 for yes"] = () => new(Throws(static () => Binary(ScalarType.Bool)), Throws(static () => Binary(ScalarType.Float32))),
    };

    [Theory]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Bool)]
    public void Labels_of_classes_are_refused(ScalarType type)
    {
        Assert.Throws<ExternalException>(() => CrossEntropy(type));
        Assert.Throws<ExternalException>(() => LogLikelihood(type));
        Assert.Throws<ExternalException>(() => functional.cross_entropy(Logits, functional.one_hot(Labels, 2).to(type)));
    }

    [Theory]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Bool)]
    public void Labels_of_many_are_refused(ScalarType type)
    {
        Assert.Throws<ExternalException>(() => WithLogits(type));
        Assert.Throws<ExternalException>(() => Binary(type));
    }

    [Fact]
    public void Bytes_are_taken_for_classes_and_probabilities_of_classes_too()
    {
        Assert.Equal(CrossEntropy(ScalarType.Int64).item<float>(), CrossEntropy(ScalarType.Byte).item<float>());
        Assert.Equal(CrossEntropy(ScalarType.Int64).item<float>(), functional.cross_entropy(Logits, functional.one_hot(Labels, 2).to(ScalarType.Float32)).item<float>(), 1e-6f);
    }

    private static Tensor Logits => tensor(new float[,] { { 1, 2 }, { 4, 3 }, { -5, 6 } });

    private static Tensor Labels => tensor(new long[] { 1, 0, 0 });

    private static Tensor CrossEntropy(ScalarType type) => CrossEntropyLoss().call(Logits, Labels.to(type));

    private static Tensor LogLikelihood(ScalarType type) => functional.nll_loss(Logits.log_softmax(1), Labels.to(type));

    private static Tensor WithLogits(ScalarType type) => BCEWithLogitsLoss().call(Logits, functional.one_hot(Labels, 2).to(type));

    private static Tensor Binary(ScalarType type) => BCELoss().call(Logits.softmax(1), functional.one_hot(Labels, 2).to(type));

    private static double Throws(Func<Tensor> loss)
    {
        try
        {
            loss().Dispose();
            return 0;
        }
        catch (ExternalException)
        {
            return 1;
        }
    }
}
