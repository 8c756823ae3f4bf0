using CsCheck;
using TorchSharp.Reference.Losses;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Losses;

/// <summary>How the two losses are related, and how not.</summary>
public class IdentityTests
{
    private static readonly Gen<double> Logit = Gen.Double[-40, 40];

    [Fact]
    public void Binary_cross_entropy_is_cross_entropy_of_two_classes_of_which_one_has_logit_nought() =>
        Gen.Select(Logit, Gen.Double[0, 1]).Sample((z, y) =>
        {
            using var scope = NewDisposeScope();
            var (logits, targets) = (tensor(new[] { 0, z }), tensor(new[] { 1 - y, y }));

            Assert.Equal(Of(CrossEntropy.Stable(logits, targets)), Of(BinaryCrossEntropy.Stable(tensor(z), tensor(y))), 1e-12);
            Assert.Equal(
                CrossEntropy.StableGradient(logits, targets).Numbers()[1],
                Of(BinaryCrossEntropy.StableGradient(tensor(z), tensor(y))), 1e-13);
        });

    [Fact]
    public void Sigmoid_is_softmax_of_two_classes() => Gen.Select(Logit, Logit).Sample((a, b) =>
    {
        using var scope = NewDisposeScope();

        Assert.Equal(Of(sigmoid(tensor(b - a))), nn.functional.softmax(tensor(new[] { a, b }), 0).Numbers()[1], 1e-14);
    });

    [Fact]
    public void One_hot_targets_are_indices() => Gen.Select(Logit.Array[4], Gen.Int[0, 3], Gen.Double[0, 1]).Sample((z, y, smoothing) =>
    {
        using var scope = NewDisposeScope();
        var (logits, index) = (tensor(z), tensor((long)y));
        var oneHot = nn.functional.one_hot(index, 4).to(ScalarType.Float64);
        var options = new CrossEntropyOptions { LabelSmoothing = smoothing };

        Assert.Equal(Of(CrossEntropy.Stable(logits, index, options)), Of(CrossEntropy.Stable(logits, oneHot, options)), 1e-12);
    });

    [Fact]
    public void Binary_terms_of_a_one_hot_target_are_not_cross_entropy()
    {
        using var scope = NewDisposeScope();
        var (logits, classes, labels) = (zeros(1, 2, dtype: ScalarType.Float64), tensor(new[] { 0L }), tensor(new[,] { { 1.0, 0 } }));
        var sum = new BinaryCrossEntropyOptions { Reduction = nn.Reduction.Sum };

        Assert.Equal(Math.Log(2), Of(CrossEntropy.Stable(logits, classes)), 1e-15);
        Assert.Equal(2 * Math.Log(2), Of(BinaryCrossEntropy.Stable(logits, labels, sum)), 1e-15);
    }

    [Fact]
    public void Cross_entropy_sees_differences_of_logits_and_binary_cross_entropy_the_logits_themselves()
    {
        using var scope = NewDisposeScope();
        var (classes, labels) = (tensor(new[] { 0L }), tensor(new[,] { { 1.0, 0 } }));
        var (low, high) = (tensor(new[,] { { 0.0, 0 } }), tensor(new[,] { { 7.0, 7 } }));

        Assert.Equal(Of(CrossEntropy.Stable(low, classes)), Of(CrossEntropy.Stable(high, classes)), 1e-15);
        Assert.Equal(Math.Log(2), Of(BinaryCrossEntropy.Stable(low, labels)), 1e-15);
        Assert.Equal((Math.Log(1 + Math.Exp(-7)) + Math.Log(1 + Math.Exp(7))) / 2, Of(BinaryCrossEntropy.Stable(high, labels)), 1e-14);
    }

    [Fact]
    public void Only_binary_terms_can_be_sure_of_two_labels_at_once()
    {
        using var scope = NewDisposeScope();
        var (sure, both) = (tensor(new[,] { { 50.0, 50, -50 } }), tensor(new[,] { { 1.0, 1, 0 } }));

        // The best that cross entropy can do with two right classes is to give each one half, and the loss of that is log 2.
        Assert.Equal(0, Of(BinaryCrossEntropy.Stable(sure, both)), 1e-15);
        Assert.Equal(Math.Log(2), Of(CrossEntropy.Stable(sure, both / 2)), 1e-15);
        Assert.All(CrossEntropy.StableGradient(sure, both / 2).Numbers(), slope => Assert.Equal(0, slope, 1e-15));
    }

    [Fact]
    public void A_step_on_two_logits_moves_their_difference_twice_as_far_as_one_on_one_logit()
    {
        using var scope = NewDisposeScope();
        var z = tensor(new[] { -3.0, 0.25, 2 });
        var y = tensor(new[] { 1.0, 0, 1 });
        var two = CrossEntropy.StableGradient(stack([zeros_like(z), z], 1), y.to(ScalarType.Int64));

        var difference = two.select(1, 1).sub(two.select(1, 0));

        Assert.All(difference.sub(BinaryCrossEntropy.StableGradient(z, y).mul(2)).Numbers(), off => Assert.Equal(0, off, 1e-15));
    }

    private static double Of(Tensor scalar) => scalar.ToDouble();
}
