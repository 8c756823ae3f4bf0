using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2002_ClearedBeforeStep>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2002_ClearedBeforeStepFixTests
{
    private const string Head = """
        class P
        {
            void M(Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor x, int epochs)
            {
                for (var e = 0; e < epochs; e++)
                {
                    using var scope = NewDisposeScope();
                    var loss = model.call(x).mean();

        """;

    private const string Tail = """

                }
            }
        }
        """;

    [Theory]
    [InlineData(
        """
                    loss.backward();
                    [|optimizer.zero_grad()|]; // for the next
                    optimizer.step();
                    Console.WriteLine(e);
        """,
        """
                    loss.backward();
                    optimizer.step();
                    optimizer.zero_grad(); // for the next
                    Console.WriteLine(e);
        """)]
    [InlineData(
        """
                    optimizer.zero_grad();
                    // Learn.
                    [|optimizer.step()|];
                    loss.backward();
        """,
        """
                    optimizer.zero_grad();
                    // Learn.
                    loss.backward();
                    optimizer.step();
        """)]
    [InlineData(
        """
                    loss.backward(); [|optimizer.zero_grad()|]; optimizer.step();
        """,
        """
                    loss.backward(); optimizer.step();
                    optimizer.zero_grad();
        """)]
    public Task Goes_where_it_belongs(string wrong, string right) => Verify.Fixed(Head + wrong + Tail, Head + right + Tail);
}
