using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Training.TSA2018_NeverSteps>;

namespace TorchSharp.Analyzers.Tests.Fixes.Training;

public sealed class TSA2018_NeverStepsFixTests
{
    private const string Head = """
        class P
        {
            void M(Tensor x, int epochs)
            {
                using var model = Sequential(Linear(2, 1));
                using var optimizer = optim.SGD(model.parameters(), 0.1);

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
                    optimizer.zero_grad();
                    [|model.call(x).mean().backward()|]; // down
                }
        """,
        """
                for (var e = 0; e < epochs; e++)
                {
                    using var scope = NewDisposeScope();
                    optimizer.zero_grad();
                    model.call(x).mean().backward(); // down
                    optimizer.step();
                }
        """)]
    [InlineData(
        """
                for (var e = 0; e < epochs; e++) { using var scope = NewDisposeScope(); [|model.call(x).mean().backward()|]; }
        """,
        """
                for (var e = 0; e < epochs; e++) { using var scope = NewDisposeScope(); optimizer.zero_grad(); model.call(x).mean().backward(); optimizer.step(); }
        """)]
    public Task Steps_behind_the_backward(string wrong, string right) => Verify.Fixed(Head + wrong + Tail, Head + right + Tail);
}
