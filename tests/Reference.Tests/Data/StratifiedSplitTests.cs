using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class StratifiedSplitTests
{
    [Theory]
    [InlineData(0.2, 0)]
    [InlineData(0, 0.3)]
    [InlineData(0.2, 0.1)]
    public void Every_part_has_its_share_of_every_class(double validation, double test)
    {
        // Classes of 1, 2, … 60 rows.
        var classes = Enumerable.Range(1, 60).SelectMany(size => Enumerable.Repeat((long)size, size)).ToArray();

        var split = Split(classes, new SplitOptions { Validation = validation, Test = test, Seed = 1 });

        foreach (var size in Enumerable.Range(1, 60))
        {
            Assert.InRange(split.Test.Count(row => classes[row] == size), Math.Floor(test * size), Math.Ceiling(test * size));
            Assert.InRange(split.Validation.Count(row => classes[row] == size), validation * size - 1.2, validation * size + 1.2);
        }

        Assert.Equal(validation * classes.Length, split.Validation.Count, 1.0);
        Assert.Equal(test * classes.Length, split.Test.Count, 1.0);
    }

    [Fact]
    public void Every_row_stands_in_one_part()
    {
        var split = Split([.. Enumerable.Range(0, 100).Select(row => row % 7L)], new SplitOptions { Validation = 0.25, Test = 0.25 });

        Assert.Equal(Enumerable.Range(0, 100).Select(row => (long)row), split.Training.Concat(split.Validation).Concat(split.Test).Order());
        Assert.All([split.Training, split.Validation, split.Test], part => Assert.Equal(part.Order(), part));
    }

    [Fact]
    public void The_seed_decides_and_gives_the_same_rows_on_every_machine()
    {
        var classes = Enumerable.Range(0, 20).Select(row => row % 2L).ToArray();

        Assert.Equal([0L, 13, 15, 16], Split(classes, new SplitOptions { Validation = 0.2, Seed = 1 }).Validation);
        Assert.Equal([0L, 7, 9, 12], Split(classes, new SplitOptions { Validation = 0.2, Seed = 2 }).Validation);
    }

    [Fact]
    public void Chosen_examples_keep_their_labels()
    {
        using var digits = SyntheticDigits.Draw(40, seed: 1);
        var split = StratifiedSplit.Of(digits.Labels, new SplitOptions { Validation = 0.25 });

        using LabeledImages validation = digits.Select(split.Validation);

        Assert.Equal(split.Validation.Select(row => row % 10), validation.Labels.data<long>());
        using var first = digits.Images[(int)split.Validation[0]];
        Assert.Equal(first.data<float>(), validation.Images[0].data<float>());
    }

    [Theory]
    [InlineData(-0.1, 0, "a share of -0.1 is not possible: from 0 to below 1")]
    [InlineData(0.1, 1, "a share of 1 is not possible: from 0 to below 1")]
    [InlineData(double.NaN, 0.1, "a share of NaN is not possible: from 0 to below 1")]
    [InlineData(0.5, 0.5, "shares of 0.5 for validation and 0.5 for the test leave no row for training")]
    [InlineData(0, 0, "shares of 0 for validation and test divide nothing")]
    [InlineData(0.1, 0.2, "3 rows are too few for a share of 0.1: no row for validation")]
    [InlineData(0.2, 0.1, "3 rows are too few for a share of 0.1: no row for test")]
    public void Shares_that_cannot_be_are_refused(double validation, double test, string complaint)
    {
        var options = new SplitOptions { Validation = validation, Test = test };

        var error = Assert.ThrowsAny<ArgumentException>(() => Split([0, 0, 0], options));

        Assert.StartsWith(complaint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_another_form_are_refused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>("labels", () => StratifiedSplit.Of(zeros(3), new SplitOptions()));
        Assert.Throws<ArgumentException>("labels", () => StratifiedSplit.Of(zeros([3, 1], ScalarType.Int64), new SplitOptions()));
    }

    [Fact]
    public void An_empty_selection_is_refused()
    {
        using var digits = SyntheticDigits.Draw(10, seed: 1);

        Assert.Throws<ArgumentException>("rows", () => digits.Select([]));
    }

    private static RowSplit Split(long[] classes, SplitOptions options)
    {
        using var labels = tensor(classes);
        return StratifiedSplit.Of(labels, options);
    }
}
