using Samples.MultiLabel;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Tests.Data;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class FoldTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly MultiLabelRows _rows;

    public FoldTests()
    {
        using var generator = new Generator(1);
        _rows = new MultiLabelRows(arange(103, ScalarType.Float32).unsqueeze(1), rand(103, 3, generator: generator).less(0.3).to(ScalarType.Float32));
    }

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Every_row_is_validated_once_and_trained_in_all_other_folds()
    {
        var folds = Fold.Divide(_rows, count: 5, seed: 1);

        Assert.Equal([1, 2, 3, 4, 5], folds.Select(fold => fold.Number));
        Assert.Equal(Enumerable.Range(0, 103).Select(row => (long)row), folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(folds, fold => Assert.Equal(103, fold.Training.Union(fold.Validation).Count()));
        Assert.All(folds, fold => Assert.Empty(fold.Training.Intersect(fold.Validation)));
    }

    [Fact]
    public void Folds_are_of_equal_size_and_have_their_share_of_every_label()
    {
        var all = _rows.Labels.mean([0]);

        foreach (var fold in Fold.Divide(_rows, count: 5, seed: 1))
        {
            Assert.InRange(fold.Validation.Count, 18, 24);
            var share = _rows.Labels.index_select(0, tensor(fold.Validation.ToArray())).mean([0]);
            Assert.True(share.sub(all).abs().max().item<float>() < 0.06);
        }
    }

    [Fact]
    public void Rows_with_equal_features_are_in_one_fold_whatever_their_labels()
    {
        var features = _rows.Features.clone();
        foreach (var (row, equal) in new[] { (5, 1), (70, 1), (102, 99) })
            features[row] = features[equal];

        var rows = new MultiLabelRows(features, _rows.Labels);

        for (var seed = 1; seed <= 10; seed++)
        {
            var folds = Fold.Divide(rows, count: 5, seed);

            Assert.Equal(103, folds.SelectMany(fold => fold.Validation).Distinct().Count());
            Assert.All(folds, fold => Assert.Equal(fold.Validation.Order(), fold.Validation));
            Assert.All(folds, fold => CheckApart(rows, fold));
        }
    }

    [Fact]
    public void Rows_that_are_all_different_go_where_their_labels_alone_send_them() => Assert.Equal(
        [6L, 7, 14, 17, 18, 24, 38, 44, 47, 49, 52, 53, 69, 71, 73, 77, 82, 85, 89, 98, 100],
        Fold.Divide(_rows, count: 5, seed: 1)[0].Validation);

    [Fact]
    public void No_picture_of_scene_is_in_training_and_validation()
    {
        using var scene = new MultiLabelFolder(TemporaryFolder.Published("multilabel")).Load("scene");

        Assert.Equal(1209, Duplicates.Distinct(scene.Training).Count);
        Assert.All(Fold.Divide(scene.Training, count: 10, seed: 1), fold => CheckApart(scene.Training, fold));
    }

    [Fact]
    public void The_seed_fixes_them()
    {
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));
    }

    private static void CheckApart(MultiLabelRows rows, Fold fold)
    {
        using var scope = NewDisposeScope();
        Duplicates.CheckApart(("training", rows.Select(fold.Training)), ("validation", rows.Select(fold.Validation)));
    }

    private IReadOnlyList<long> Rows(int seed) => Fold.Divide(_rows, count: 3, seed)[0].Validation;
}
