using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2001_NeverCleared>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2001_NeverClearedFixTests
{
    private const string Head = """
        class P
        {
            static void Step(Module<Tensor, Tensor> model, optim.Optimizer optimizer, Tensor x)
            {
                using var scope = NewDisposeScope();
                model.call(x).mean().backward();
                optimizer.step();
            }
            void M(Module<Tensor, Tensor> model, DataLoader rows, Tensor x, int epochs)
            {
                var optimizer = optim.SGD(model.parameters(), 0.1);

        """;

    private const string Tail = """

            }
        }
        """;

    [Theory]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++)
                {
                    using var scope = NewDisposeScope();
                    var loss = model.call(x).mean();
                    // Where to.
                    [|loss.backward()|];
                    optimizer.step();
                }
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    using var scope = NewDisposeScope();
                    var loss = model.call(x).mean();
                    // Where to.
                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                }
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++)
                {
                    foreach (var batch in rows)
                    {
                        using var scope = NewDisposeScope();
                        [|model.call(batch["x"]).mean().backward()|];
                    }

                    optimizer.step();
                }
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    optimizer.zero_grad();
                    foreach (var batch in rows)
                    {
                        using var scope = NewDisposeScope();
                        model.call(batch["x"]).mean().backward();
                    }

                    optimizer.step();
                }
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++)
                    [|Step(model, optimizer, x)|]; // once
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    optimizer.zero_grad();
                    Step(model, optimizer, x); // once
                }
        """)]
    [InlineData(
        """
                using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7);
                solver.step(() => { var loss = model.call(x).mean(); [|loss.backward()|]; return loss; });
        """,
        """
                using var solver = optim.LBFGS(model.parameters(), lr: 1, tolerange_grad: 1e-7);
                solver.step(() => { var loss = model.call(x).mean(); solver.zero_grad(); loss.backward(); return loss; });
        """)]
    public Task Clears_before_the_backward(string wrong, string right) => Verify.Fixed(Head + wrong + Tail, Head + right + Tail);
}
