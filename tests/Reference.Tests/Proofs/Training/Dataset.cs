using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs.Training;

/// <summary>A task that a small network learns in a second.</summary>
internal sealed record Dataset(Tensor Inputs, Tensor Targets, int Outputs)
{
    public const int Features = 20;
    public const int Rows = 1000;

    // Generators of its own: the global one is shared by all tests, which run side by side.
    private const ulong Seed = 1;

    /// <summary>Five labels, each on in about a quarter of the rows, where a noisy linear teacher says so.</summary>
    public static Dataset MultiLabel()
    {
        const int Labels = 5;
        using var generator = new Generator(Seed);
        var inputs = randn(Rows, Features, generator: generator);
        var teacher = randn(Features, Labels, generator: generator) / Math.Sqrt(Features);
        var noise = 0.3 * randn(Rows, Labels, generator: generator);
        return new Dataset(inputs, (inputs.mm(teacher) + noise > 0.7).to(ScalarType.Float32), Labels);
    }

    /// <summary>Ten classes, each a cloud around a centre of its own.</summary>
    public static Dataset MultiClass()
    {
        const int Classes = 10;
        using var generator = new Generator(Seed);
        var centres = randn(Classes, Features, generator: generator);
        var targets = randint(0, Classes, Rows, ScalarType.Int64, generator: generator);
        return new Dataset(centres[targets] + 0.7 * randn(Rows, Features, generator: generator), targets, Classes);
    }
}
