using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class IterativeStratificationTests
{
    [Fact]
    public void A_rare_label_is_shared_out_before_the_frequent_ones()
    {
        // Label 0 in 3 rows, which all have label 1 too; label 1 in 30 rows; 30 rows without a label.
        var rows = Enumerable.Range(0, 60).Select(row => new[] { row < 3 ? 1f : 0, row < 30 ? 1 : 0 }).ToArray();

        for (var seed = 0UL; seed < 20; seed++)
        {
            var split = Split(rows, new SplitOptions { Validation = 1 / 3.0, Test = 1 / 3.0, Seed = seed });

            foreach (var part in new[] { split.Training, split.Validation, split.Test })
            {
                Assert.Single(part, row => row < 3);
                Assert.Equal(10, part.Count(row => row < 30));
                Assert.Equal(20, part.Count);
            }
        }
    }

    [Fact]
    public void A_label_of_a_single_row_goes_to_the_part_that_wants_most_of_it()
    {
        var rows = Enumerable.Range(0, 10).Select(row => new[] { row == 4 ? 1f : 0 }).ToArray();

        for (var seed = 0UL; seed < 20; seed++)
            Assert.Contains(4L, Split(rows, new SplitOptions { Validation = 0.4, Seed = seed }).Training);
    }

    [Fact]
    public void Every_row_stands_in_one_part()
    {
        using var rows = TeacherLabels.Draw(200, features: 5, labels: 6, positiveShare: 0.2, seed: 1);

        var split = IterativeStratification.Of(rows.Labels, new SplitOptions { Validation = 0.2, Test = 0.2 });

        Assert.Equal(Enumerable.Range(0, 200).Select(row => (long)row), split.Training.Concat(split.Validation).Concat(split.Test).Order());
    }

    [Fact]
    public void A_part_without_a_share_is_empty()
    {
        using var rows = TeacherLabels.Draw(50, features: 5, labels: 6, positiveShare: 0.2, seed: 1);

        Assert.Empty(IterativeStratification.Of(rows.Labels, new SplitOptions { Validation = 0.2 }).Test);
        Assert.Empty(IterativeStratification.Of(rows.Labels, new SplitOptions { Validation = 0, Test = 0.2 }).Validation);
    }

    [Fact]
    public void The_seed_decides_and_gives_the_same_rows_on_every_machine()
    {
        var rows = Enumerable.Range(0, 20).Select(row => new[] { row % 2f, row % 3 == 0 ? 1 : 0 }).ToArray();

        Assert.Equal([3L, 7, 8, 14], Split(rows, new SplitOptions { Validation = 0.2, Seed = 1 }).Validation);
        Assert.Equal([5L, 7, 8, 12], Split(rows, new SplitOptions { Validation = 0.2, Seed = 2 }).Validation);
    }

    [Theory]
    [InlineData("scene")]
    [InlineData("yeast")]
    public void Real_labels_are_shared_out_better_than_by_chance(string name)
    {
        using var set = new MultiLabelFolder(TemporaryFolder.Published("multilabel")).Load(name);
        var labels = set.Training.Labels;

        var split = IterativeStratification.Of(labels, new SplitOptions { Validation = 0.2, Seed = 1 });

        Assert.Equal(0.2 * labels.size(0), split.Validation.Count, 0.01 * labels.size(0));
        using var generator = new Generator(1);
        var byChance = Enumerable.Range(0, 20).Average(_ => Deviation(labels, RandomRows(labels.size(0), split.Validation.Count, generator)));
        Assert.InRange(Deviation(labels, split.Validation), 0, byChance / 2);
    }

    [Fact]
    public void Labels_of_another_form_are_refused()
    {
        using var scope = NewDisposeScope();

        Assert.Throws<ArgumentException>("labels", () => IterativeStratification.Of(zeros(3), new SplitOptions()));
        Assert.Throws<ArgumentException>("labels", () => IterativeStratification.Of(zeros([3, 1], ScalarType.Int64), new SplitOptions()));
    }

    /// <summary>The mean over all labels of how far its share in the part lies from its share in all rows.</summary>
    private static double Deviation(Tensor labels, IReadOnlyList<long> part)
    {
        using var scope = NewDisposeScope();
        var rows = labels.index_select(0, tensor(part.ToArray()));
        return rows.mean([0]).sub(labels.mean([0])).abs().mean().item<float>();
    }

    private static long[] RandomRows(long all, int count, Generator generator)
    {
        using var order = randperm(all, generator: generator);
        return [.. order.data<long>().ToArray().Take(count)];
    }

    private static RowSplit Split(float[][] rows, SplitOptions options)
    {
        using var labels = tensor(rows.SelectMany(row => row).ToArray(), [rows.Length, rows[0].Length]);
        return IterativeStratification.Of(labels, options);
    }
}
