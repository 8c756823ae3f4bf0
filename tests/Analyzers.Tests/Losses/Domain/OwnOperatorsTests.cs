using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Operators that a class of the program declares, and an index from the end.</summary>
public sealed class OwnOperatorsTests
{
    private const string Pipe = """
        class Pipe
        {
            private readonly Module<Tensor, Tensor> _model;

            public Pipe(Module<Tensor, Tensor> model) => _model = model;

            public Module<Tensor, Tensor> Last = Sigmoid();

            public static Tensor operator |(Pipe pipe, Tensor x) => pipe._model.forward(x);

            public static Tensor operator ~(Pipe pipe) => pipe._model.forward(torch.rand(2, 4));

            public static Pipe operator +(Pipe pipe, Tensor x) { x.logit_(); return pipe; }

            public static Pipe operator -(Pipe pipe, int count) { pipe.Last = Identity(); return pipe; }
        }

        """;

    [Theory]
    [InlineData("new Pipe(Sigmoid()) | x", "new Pipe(Identity()) | x")]
    [InlineData("~new Pipe(Sigmoid())", "~new Pipe(Identity())")]
    public Task An_operator_that_applies_a_model(string wrong, string right) => Verify.Reports(Pipe + $$"""
        static class Training
        {
            public static Tensor Wrong(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|{{wrong}}|], y);

            public static Tensor Right(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({{right}}, y);
        }
        """);

    [Theory]
    [InlineData("var o = torch.sigmoid(x); var q = pipe + o;")]
    [InlineData("var q = pipe - 1; var o = pipe.Last.forward(x);")]
    public Task An_operator_that_undoes_it(string body) => Verify.Silent(Pipe + $$"""
        static class Training
        {
            public static Tensor Loss(Pipe pipe, Tensor x, Tensor y)
            {
                {{body}}
                return functional.binary_cross_entropy_with_logits(o, y);
            }
        }
        """);

    [Theory]
    [InlineData("var m = new Module<Tensor, Tensor>[2]; m[0] = Linear(4, 1); m[^1] = Sigmoid(); var s = Sequential(m);")]
    [InlineData("var m = new Module<Tensor, Tensor>[] { Linear(4, 1), Sigmoid() }; var s = m[^1];")]
    public Task An_index_from_the_end(string made) => Verify.Reports($$"""
        static class Training
        {
            public static Tensor Loss(Tensor x, Tensor y)
            {
                {{made}}
                return functional.binary_cross_entropy_with_logits([|s.forward(x)|], y);
            }
        }
        """);

    [Theory]
    [InlineData("m[^1] = Identity(); var s = Sequential(m);")]
    [InlineData("m[^k] = Identity(); var s = Sequential(m);")]
    [InlineData("Index i = ^1; m[i] = Identity(); var s = Sequential(m);")]
    [InlineData("var s = m[^2];")]
    public Task An_index_from_the_end_that_undoes_it(string made) => Verify.Silent($$"""
        static class Training
        {
            public static Tensor Loss(Tensor x, Tensor y, int k)
            {
                var m = new Module<Tensor, Tensor>[] { Linear(4, 1), Sigmoid() };
                {{made}}
                return functional.binary_cross_entropy_with_logits(s.forward(x), y);
            }
        }
        """);
}
