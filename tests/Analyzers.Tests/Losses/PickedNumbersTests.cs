using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>;

namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>Numbers that were chosen by what they are lie where they were chosen from: <c>h[h > 0]</c> is never negative.</summary>
public sealed class PickedNumbersTests
{
    [Theory]
    [InlineData("torch.tanh(h).masked_select(h > 0)")]
    [InlineData("torch.tanh(h)[h > 0]")]
    [InlineData("functional.relu(h)[h <= 1]")]
    [InlineData("h.masked_select(h > 0).tanh()")]
    [InlineData("h[(h > 0).logical_and(h < 1)]")]
    [InlineData("torch.tanh(h).index_select(0, (h > 0).nonzero().flatten())")]
    [InlineData("torch.index_select(h, 0, ((h > 0) & (h < 1)).nonzero().flatten())")]
    public Task Are_left_alone(string picked) => Verify.Silent(Program(picked));

    [Theory]
    [InlineData("[|torch.tanh(h)|]")]
    [InlineData("[|h[0]|]")]
    public Task Others_are_not(string other) => Verify.Reports(Program(other));

    /// <summary>Whichever logits are chosen, they are no log-probabilities.</summary>
    [Theory]
    [InlineData("h[x[0] > 0]")]
    [InlineData("h.index_select(0, rows)")]
    public Task Chosen_logits_stay_logits(string chosen) => Unseen.Findings.One($$"""
        class Trainer
        {
            private readonly Linear fc = Linear(4, 5);

            public Tensor Loss(Tensor x, Tensor y, Tensor rows)
            {
                var h = fc.forward(x);
                return functional.nll_loss({{chosen}}, y);
            }
        }
        """);

    private static string Program(string input) => $$"""
        class Trainer
        {
            private readonly Linear fc = Linear(4, 1);

            public Tensor Loss(Tensor x, Tensor y)
            {
                var h = fc.forward(x);
                return functional.binary_cross_entropy({{input}}, y);
            }
        }
        """;
}
