using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Tensors.TSA4001_ShapeByReference>;

namespace TorchSharp.Analyzers.Tests.Fixes.Tensors;

public sealed class TSA4001_FixTests
{
    [Fact]
    public Task Compares_the_numbers() => Verify.Fixed(
        """
        class P
        {
            bool M(Tensor x, Tensor y, long[] given)
            {
                if (/* first */ [|x.shape == y.shape|] /* then */ && [|given != x.size()|]) // both
                    return ![|x.shape.Equals(y.shape)|];
                var s = [|new Size((2, 3)) == x.shape|];
                return [|object.Equals(x.shape, given)|] || [|(x.dim() > 1 ? given : x.shape) == x.stride()|];
            }
        }
        """,
        """
        class P
        {
            bool M(Tensor x, Tensor y, long[] given)
            {
                if (/* first */ x.shape.SequenceEqual(y.shape) /* then */ && !given.SequenceEqual(x.size())) // both
                    return !x.shape.SequenceEqual(y.shape);
                var s = new Size((2, 3)).SequenceEqual(x.shape);
                return x.shape.SequenceEqual(given) || (x.dim() > 1 ? given : x.shape).SequenceEqual(x.stride());
            }
        }
        """);

    [Theory]
    [InlineData("[|x?.shape == y.shape|]")]
    [InlineData("[|x.shape == // the batch too\n y.shape|]")]
    [InlineData("[|(object)x.shape == y.shape|]")]
    public Task Leaves(string condition) => Verify.Unfixable($"class P {{ bool M(Tensor x, Tensor y) => {condition}; }}");

    [Fact]
    public Task Spells_out_the_method_where_the_file_does_not_use_Linq() => Verify.With(ProgramOptions.Default with { Usings = "" }).Fixed(
        """
        using TorchSharp;

        class P
        {
            bool M(torch.Tensor x, torch.Tensor y) => [|x.shape != y.shape|];
        }
        """,
        """
        using TorchSharp;

        class P
        {
            bool M(torch.Tensor x, torch.Tensor y) => !System.Linq.Enumerable.SequenceEqual(x.shape, y.shape);
        }
        """);
}
