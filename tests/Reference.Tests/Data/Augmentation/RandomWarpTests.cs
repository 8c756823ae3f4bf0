using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data.Augmentation;

public sealed class RandomWarpTests : IDisposable
{
    private readonly LabeledImages _digits = SyntheticDigits.Draw(20, seed: 1);

    private static readonly RandomWarp Everything = new() { Degrees = 10, Shift = 0.1, Stretch = 0.1, Slant = 0.2, Bend = 0.02 };

    public void Dispose() => _digits.Dispose();

    [Fact]
    public void Without_any_change_the_images_stay_as_they_are()
    {
        using var same = Warp(new RandomWarp(), seed: 1);

        Assert.True(same.allclose(_digits.Images, rtol: 0, atol: 1e-4));
    }

    [Fact]
    public void The_generator_fixes_every_change()
    {
        using var one = Warp(Everything, seed: 1);
        using var same = Warp(Everything, seed: 1);
        using var other = Warp(Everything, seed: 2);

        Assert.True(one.equal(same).all().item<bool>());
        Assert.False(one.allclose(other, rtol: 0, atol: 0.1));
    }

    [Fact]
    public void Each_image_changes_in_its_own_way()
    {
        using var scope = NewDisposeScope();
        var copies = _digits.Images[..1].expand(8, -1, -1, -1);
        var warped = Everything.Apply(copies, new Generator(3));

        for (var i = 1; i < 8; i++)
            Assert.False(warped[0].allclose(warped[i], rtol: 0, atol: 0.05));
    }

    [Fact]
    public void A_shift_moves_a_dot_by_at_most_its_share_of_the_side()
    {
        using var scope = NewDisposeScope();
        var dots = zeros(200, 1, 28, 28);
        dots[.., .., 14, 14] = 1;
        var shifted = new RandomWarp { Shift = 3.0 / 28 }.Apply(dots, new Generator(4));

        var columns = shifted.sum([1, 2]).argmax(1);
        Assert.Equal(11, columns.min().item<long>());
        Assert.Equal(17, columns.max().item<long>());
    }

    [Theory]
    [InlineData(nameof(RandomWarp.Degrees), 20)]
    [InlineData(nameof(RandomWarp.Stretch), 0.3)]
    [InlineData(nameof(RandomWarp.Slant), 0.3)]
    [InlineData(nameof(RandomWarp.Bend), 0.03)]
    public void Each_option_alone_changes_the_images_and_keeps_their_ink(string option, double value)
    {
        var warp = option switch
        {
            nameof(RandomWarp.Degrees) => new RandomWarp { Degrees = value },
            nameof(RandomWarp.Stretch) => new RandomWarp { Stretch = value },
            nameof(RandomWarp.Slant) => new RandomWarp { Slant = value },
            _ => new RandomWarp { Bend = value },
        };
        using var warped = Warp(warp, seed: 5);

        Assert.False(warped.allclose(_digits.Images, rtol: 0, atol: 0.1));
        Assert.Equal(_digits.Images.mean().item<float>(), warped.mean().item<float>(), 0.05);
    }

    [Fact]
    public void Background_comes_in_from_beyond_the_border()
    {
        using var scope = NewDisposeScope();
        var paper = full([4, 1, 28, 28], -1, dtype: ScalarType.Float32);

        var warped = (Everything with { Shift = 0.5, Background = -1 }).Apply(paper, new Generator(6));

        Assert.True(warped.allclose(paper));
    }

    [Fact]
    public void Wrong_images_and_negative_options_are_refused()
    {
        using var generator = new Generator(1);
        using var bytes = zeros(2, 1, 28, 28, dtype: ScalarType.Byte);

        Assert.Throws<ArgumentException>("images", () => Everything.Apply(bytes, generator));
        Assert.Throws<ArgumentException>("images", () => Everything.Apply(_digits.Images[0], generator));
        Assert.Throws<ArgumentOutOfRangeException>("Bend", () => (Everything with { Bend = -1 }).Apply(_digits.Images, generator));
        Assert.Throws<ArgumentOutOfRangeException>("Shift", () => (Everything with { Shift = double.NaN }).Apply(_digits.Images, generator));
    }

    private Tensor Warp(RandomWarp warp, ulong seed)
    {
        using var generator = new Generator(seed);
        return warp.Apply(_digits.Images, generator);
    }
}
