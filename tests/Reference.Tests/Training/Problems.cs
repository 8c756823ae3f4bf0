using TorchSharp.Reference.Data;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>Small problems that a right training solves.</summary>
internal static class Problems
{
    /// <summary>Points of the plane in three clouds.</summary>
    public static Examples Clouds(int count, int seed = 1)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var classes = randint(0, 3, [count], dtype: ScalarType.Int64, generator: generator);
        var centers = tensor(new float[,] { { 0, 2 }, { 2, -1 }, { -2, -1 } });
        var points = centers.index_select(0, classes).add(randn([count, 2], generator: generator), alpha: 0.5);
        return new Examples(points.MoveToOuterDisposeScope(), classes.MoveToOuterDisposeScope());
    }

    /// <summary>Rows with three labels: the signs of three of their four numbers.</summary>
    public static Examples Signs(int count, int seed = 1)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed);
        var rows = randn([count, 4], generator: generator);
        var labels = rows[.., ..3].greater(0).to(ScalarType.Float32);
        return new Examples(rows.MoveToOuterDisposeScope(), labels.MoveToOuterDisposeScope());
    }
}
