namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>What is offered where probabilities are mixed, picked or joined on the way to the loss, and where the activation is another than the loss wants.</summary>
public sealed class MixturesAndPicksTests
{
    [Theory]
    [InlineData("torch.sigmoid(z).mean(new long[] { 1 })")]
    [InlineData("torch.softmax(z, 1)[TensorIndex.Colon, TensorIndex.Single(1)]")]
    [InlineData("functional.interpolate(torch.sigmoid(z), new long[] { 8, 8 }, mode: InterpolationMode.Bilinear)")]
    [InlineData("torch.stack(new[] { torch.sigmoid(z), torch.sigmoid(2 * z) }).mean(new long[] { 0 })")]
    public Task A_mixture_gets_the_loss_over_probabilities(string mixture) => Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Fixed(
        Loss($"functional.binary_cross_entropy_with_logits([|{mixture}|], y)"), Loss($"functional.binary_cross_entropy({mixture}, y)"));

    [Theory]
    [InlineData("torch.cat(new[] { @(one.forward(x)), @(two.forward(x)) }, 1)")]
    [InlineData("torch.stack(new[] { @(one.forward(x)), @(two.forward(x)) })")]
    [InlineData("@(one.forward(x)).chunk(2, 1)[0]")]
    [InlineData("@(one.forward(x)).gather(1, y)")]
    [InlineData("@(one.forward(x)).flip(1).repeat(1, 2)")]
    public Task The_sigmoid_goes_where_the_same_numbers_only_lie_elsewhere(string layout) => Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Fixed(
        Heads($"functional.binary_cross_entropy_with_logits([|{layout.Replace("@", "torch.sigmoid", StringComparison.Ordinal)}|], y)"),
        Heads($"functional.binary_cross_entropy_with_logits({layout.Replace("@(one.forward(x))", "one.forward(x)", StringComparison.Ordinal).Replace("@(two.forward(x))", "two.forward(x)", StringComparison.Ordinal)}, y)"));

    [Fact]
    public async Task Nothing_is_taken_from_what_is_joined_out_of_a_list() => Assert.DoesNotContain(
        await Offers.OfAsync(Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Rule, """
            class Steps
            {
                private readonly Linear one = Linear(2, 1), two = Linear(2, 1);

                Tensor Of(Tensor x, Tensor y)
                {
                    var parts = new List<Tensor> { torch.sigmoid(one.forward(x)), torch.sigmoid(two.forward(x)) };
                    return functional.binary_cross_entropy_with_logits(torch.cat(parts, 1), y);
                }
            }
            """),
        title => title.StartsWith("Remove", StringComparison.Ordinal));

    [Fact]
    public Task A_mean_elsewhere_keeps_its_probabilities() => Testing.Verify<Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>.Fixed(
        Heads("""
            Report(torch.sigmoid(one.forward(x))) + functional.binary_cross_entropy_with_logits([|Probabilities(x)|], y) + Probabilities(x).mean(new long[] { 1 }).max()
            """, "Tensor Probabilities(Tensor x) => torch.sigmoid(one.forward(x));", "Tensor Report(Tensor p) => p;"),
        Heads("""
            Report(torch.sigmoid(one.forward(x))) + functional.binary_cross_entropy_with_logits(Probabilities(x), y) + torch.sigmoid(Probabilities(x)).mean(new long[] { 1 }).max()
            """, "Tensor Probabilities(Tensor x) => one.forward(x);", "Tensor Report(Tensor p) => p;"));

    [Theory]
    [InlineData("torch.tanh(one.forward(x))")]
    [InlineData("functional.relu(one.forward(x))")]
    public Task Tanh_and_relu_go_with_the_loss_over_logits(string squashed) => Testing.Verify<Analyzers.Losses.TSA1005_LogitsBeforeBCELoss>.Fixed(
        Heads($"functional.binary_cross_entropy([|{squashed}|], y)"), Heads("functional.binary_cross_entropy_with_logits(one.forward(x), y)"));

    [Theory]
    [InlineData("torch.tanh(one.forward(x))")]
    [InlineData("functional.relu(one.forward(x))")]
    public Task And_with_cross_entropy(string squashed) => Testing.Verify<Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>.Fixed(
        Heads($"functional.nll_loss([|{squashed}|], y)"), Heads("functional.cross_entropy(one.forward(x), y)"));

    [Theory]
    [InlineData("one.forward(x)", "functional.log_softmax(one.forward(x), -1)")]
    [InlineData("torch.softmax(one.forward(x), 2)", "functional.log_softmax(one.forward(x), 2)")]
    [InlineData("one.forward(x).softmax(-1)", "one.forward(x).log_softmax(-1)")]
    public Task An_alignment_gets_log_probabilities_of_the_last_dimension(string given, string wanted) => Testing.Verify<Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>.Fixed(
        Heads($"CTCLoss().forward([|{given}|], y, y, y)"), Heads($"CTCLoss().forward({wanted}, y, y, y)"));

    [Fact]
    public Task A_mixture_gets_its_logarithm() => Testing.Verify<Analyzers.Losses.TSA1006_NoLogProbabilitiesBeforeNLLLoss>.Fixed(
        Loss("functional.nll_loss([|torch.softmax(z, 1).mean(new long[] { 2 })|], y)"), Loss("functional.nll_loss(torch.log(torch.softmax(z, 1).mean(new long[] { 2 })), y)"));

    private static string Loss(string loss) => $$"""
        class Steps
        {
            Tensor Of(Tensor z, Tensor y) => {{loss}};
        }
        """;

    private static string Heads(string loss, params string[] members) => $$"""
        class Steps
        {
            private readonly Linear one = Linear(2, 1), two = Linear(2, 1);

            Tensor Of(Tensor x, Tensor y) => {{loss}};

            {{string.Join("\n\n    ", members)}}
        }
        """;
}
