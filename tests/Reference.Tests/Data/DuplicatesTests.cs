using TorchSharp.Reference.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Data;

public class DuplicatesTests
{
    [Fact]
    public void Rows_that_stand_in_both_sets_are_found_whatever_their_targets()
    {
        using var scope = NewDisposeScope();
        var (rows, others) = (Rows(1, 2, 3, 2, 0), Rows(9, 2, -0f));

        Assert.Equal([1L, 3, 4], Duplicates.Shared(rows, others));
        Assert.Equal([0L, 2], Duplicates.Unshared(rows, others));
    }

    [Fact]
    public void Of_each_content_the_first_row_is_distinct()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([0L, 1, 4], Duplicates.Distinct(Rows(1, 2, 1, 2, 3)));
    }

    [Fact]
    public void Each_row_knows_the_first_one_of_its_content()
    {
        using var scope = NewDisposeScope();

        Assert.Equal([0L, 1, 0, 1, 4, 0], Duplicates.FirstOfEach(Rows(0, 2, -0f, 2, 3, 0)));
    }

    [Fact]
    public void All_values_of_a_row_count()
    {
        using var scope = NewDisposeScope();
        var one = new Examples(tensor(new float[] { 1, 2, 3, 4 }, [1, 2, 2]), zeros(1));
        var other = new Examples(tensor(new float[] { 1, 2, 3, 5 }, [1, 2, 2]), zeros(1));
        // Strides are not content.
        var transposedTwice = new Examples(tensor(new float[] { 1, 3, 2, 4 }, [1, 2, 2]).transpose(1, 2), zeros(1));

        Assert.Empty(Duplicates.Shared(one, other));
        Assert.Equal([0L], Duplicates.Shared(one, transposedTwice));
    }

    [Fact]
    public void Large_sets_are_compared_in_pieces()
    {
        using var scope = NewDisposeScope();
        var many = new Examples(arange(10_000).unsqueeze(1), zeros(10_000));
        var few = new Examples(tensor(new long[] { 4095, 4096, 9_999, 10_000 }, [4, 1]), zeros(4));

        Assert.Equal([4095L, 4096, 9_999], Duplicates.Shared(many, few));
        Assert.Equal(10_000, Duplicates.Distinct(many).Count);
    }

    [Fact]
    public void Sets_that_share_a_row_are_named()
    {
        using var scope = NewDisposeScope();
        var (training, validation, test) = (Rows(1, 2, 3), Rows(4, 5), Rows(6, 3, 1));

        Duplicates.CheckApart(("training", training), ("validation", validation));
        var error = Assert.Throws<InvalidDataException>(
            () => Duplicates.CheckApart(("training", training), ("validation", validation), ("test", test)));

        Assert.Equal(
            "2 rows of training stand in test too (numbers in training, from 0: 0, 2). Drop them with Duplicates.Unshared.",
            error.Message);
    }

    [Fact]
    public void Of_many_shared_rows_some_are_listed()
    {
        using var scope = NewDisposeScope();
        var rows = new Examples(arange(11).unsqueeze(1), zeros(11));

        var error = Assert.Throws<InvalidDataException>(() => Duplicates.CheckApart(("training", rows), ("test", rows)));

        Assert.StartsWith(
            "11 rows of training stand in test too (numbers in training, from 0: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Scene_has_rows_in_both_official_parts_and_they_can_be_dropped()
    {
        using var scene = new MultiLabelFolder(TemporaryFolder.Published("multilabel")).Load("scene");

        // Five pictures with the same labels in both parts, and one (713) that the test labels otherwise.
        Assert.Equal([231L, 593, 699, 713, 808, 809], Duplicates.Shared(scene.Training, scene.Test));
        using var training = scene.Training.Select(Duplicates.Unshared(scene.Training, scene.Test));

        Assert.Equal(1205, training.Count);
        Duplicates.CheckApart(("training", training), ("test", scene.Test));
    }

    private static Examples Rows(params float[] inputs) => new(tensor(inputs, [inputs.Length, 1]), arange(inputs.Length));
}
