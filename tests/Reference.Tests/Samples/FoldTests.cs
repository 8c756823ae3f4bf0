using Samples.MultiLabel;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Samples;

public sealed class FoldTests : IDisposable
{
    private readonly Tensor _labels;

    public FoldTests()
    {
        using var generator = new Generator(1);
        using var numbers = rand(103, 3, generator: generator);
        _labels = numbers.less(0.3).to(ScalarType.Float32);
    }

    public void Dispose() => _labels.Dispose();

    [Fact]
    public void Every_row_is_validated_once_and_trained_in_all_other_folds()
    {
        var folds = Fold.Divide(_labels, count: 5, seed: 1);

        Assert.Equal([1, 2, 3, 4, 5], folds.Select(fold => fold.Number));
        Assert.Equal(Enumerable.Range(0, 103).Select(row => (long)row), folds.SelectMany(fold => fold.Validation).Order());
        Assert.All(folds, fold => Assert.Equal(103, fold.Training.Union(fold.Validation).Count()));
        Assert.All(folds, fold => Assert.Empty(fold.Training.Intersect(fold.Validation)));
    }

    [Fact]
    public void Folds_are_of_equal_size_and_have_their_share_of_every_label()
    {
        using var scope = NewDisposeScope();
        var all = _labels.mean([0]);

        foreach (var fold in Fold.Divide(_labels, count: 5, seed: 1))
        {
            Assert.InRange(fold.Validation.Count, 18, 24);
            var share = _labels.index_select(0, tensor(fold.Validation.ToArray())).mean([0]);
            Assert.True(share.sub(all).abs().max().item<float>() < 0.06);
        }
    }

    [Fact]
    public void The_seed_fixes_them()
    {
        Assert.Equal(Rows(1), Rows(1));
        Assert.NotEqual(Rows(1), Rows(2));
    }

    private IReadOnlyList<long> Rows(int seed) => Fold.Divide(_labels, count: 3, seed)[0].Validation;
}
