using System.Security.Cryptography;
using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class SyntheticDigitsTests
{
    [Fact]
    public void Images_have_the_shape_and_range_of_MNIST()
    {
        using var digits = SyntheticDigits.Draw(25, seed: 1);

        Assert.Equal([25, 1, 28, 28], digits.Images.shape);
        Assert.Equal(ScalarType.Float32, digits.Images.dtype);
        Assert.Equal(ScalarType.Int64, digits.Labels.dtype);
        Assert.All(digits.Images.data<float>(), pixel => Assert.InRange(pixel, 0, 1));
        Assert.Equal(Enumerable.Range(0, 25).Select(i => i % 10L), digits.Labels.data<long>());
    }

    [Fact]
    public void The_same_seed_draws_the_same_digits_and_a_longer_set_begins_with_the_shorter()
    {
        using var few = SyntheticDigits.Draw(20, seed: 3);
        using var many = SyntheticDigits.Draw(60, seed: 3);

        Assert.Equal(few.Images.data<float>(), many.Images[..20].data<float>());
    }

    [Fact]
    public void Another_seed_draws_other_digits()
    {
        using var one = SyntheticDigits.Draw(20, seed: 3);
        using var other = SyntheticDigits.Draw(20, seed: 4);

        Assert.NotEqual(one.Images.data<float>(), other.Images.data<float>());
    }

    [Fact]
    public void No_two_images_of_a_class_are_alike()
    {
        using var digits = SyntheticDigits.Draw(500, seed: 5);

        var images = digits.Images.data<float>().ToArray().Chunk(28 * 28).Select(image => string.Join(' ', image));

        Assert.Equal(500, images.Distinct().Count());
    }

    [Fact]
    public void The_digits_of_a_seed_are_the_same_on_all_machines()
    {
        using var digits = SyntheticDigits.Draw(100, seed: 8);

        Assert.Equal("64e1e1e4dbfdb4ee", Convert.ToHexStringLower(SHA256.HashData(digits.Images.bytes))[..16]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(2_000_001)]
    public void A_count_that_makes_no_sense_is_refused(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => SyntheticDigits.Draw(count, seed: 1));
}
