using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tests.Torch;

public sealed class TreeWordsTests
{
    [Fact]
    public void GivesTheWordsOfEachListInTheOrderOfTheText()
    {
        var tree = CSharpSyntaxTree.ParseText("loss.backward(); using var _ = no_grad(); backward();", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([("backward", 5), ("backward", 42)], Of(Gradients.Backward));
        Assert.Equal([("backward", 5), ("no_grad", 31), ("backward", 42)], Of(Gradients.Backward, "no_grad"));

        IEnumerable<(string, int)> Of(params string[] words) => TreeWords.Of(tree, TreeWords.Among(words), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void RefusesAWordThatNoTreeIsReadFor()
    {
        var refusal = Assert.Throws<ArgumentException>(static () => TreeWords.Among([Gradients.Backward, "nobodyWatchesThis"]));
        Assert.Contains("nobodyWatchesThis", refusal.Message, StringComparison.Ordinal);
    }
}
