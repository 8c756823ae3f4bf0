using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class LabeledDataTests
{
    [Fact]
    public void A_part_of_the_images_outlives_the_whole()
    {
        LabeledImages part;
        using (var whole = SyntheticDigits.Draw(20, seed: 1))
            part = whole.Take(5);

        Assert.Equal((5, 5), (part.Count, part.Images.size(0)));
        Assert.Equal([0L, 1, 2, 3, 4], part.Labels.data<long>());
    }

    [Fact]
    public void There_are_no_more_images_to_take_than_there_are()
    {
        using var whole = SyntheticDigits.Draw(20, seed: 1);

        Assert.Equal(20, whole.Take(50).Count);
    }

    [Fact]
    public void Images_of_another_form_are_refused()
    {
        Assert.Throws<ArgumentException>("images", () => new LabeledImages(zeros(2, 28, 28), zeros(2, ScalarType.Int64)));
        Assert.Throws<ArgumentException>("images", () => new LabeledImages(zeros([2, 1, 28, 28], ScalarType.Byte), zeros(2, ScalarType.Int64)));
        Assert.Throws<ArgumentException>("labels", () => new LabeledImages(zeros(2, 1, 28, 28), zeros(3, ScalarType.Int64)));
        Assert.Throws<ArgumentException>("labels", () => new LabeledImages(zeros(2, 1, 28, 28), zeros(2)));
    }

    [Fact]
    public void Rows_of_another_form_are_refused()
    {
        Assert.Throws<ArgumentException>("features", () => new MultiLabelRows(zeros(2), zeros(2, 1)));
        Assert.Throws<ArgumentException>("features", () => new MultiLabelRows(zeros([2, 1], ScalarType.Int64), zeros(2, 1)));
        Assert.Throws<ArgumentException>("targets", () => new MultiLabelRows(zeros(2, 1), zeros(3, 1)));
        Assert.Throws<ArgumentException>("labels", () => new MultiLabelRows(zeros(2, 1), zeros([2, 1], ScalarType.Bool)));
    }

    [Fact]
    public void Rows_are_cut_in_two_without_loss()
    {
        using var rows = new MultiLabelRows(arange(6, ScalarType.Float32).view(3, 2), zeros(3, 1));

        var (head, tail) = rows.SplitAt(1);

        Assert.Equal([0f, 1], head.Features.data<float>());
        Assert.Equal([2f, 3, 4, 5], tail.Features.data<float>());
        Assert.Equal((1, 2), (head.Labels.size(0), tail.Labels.size(0)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Neither_part_of_the_rows_is_empty(int count)
    {
        using var rows = new MultiLabelRows(zeros(3, 2), zeros(3, 1));

        Assert.Throws<ArgumentOutOfRangeException>(nameof(count), () => rows.SplitAt(count));
    }
}
