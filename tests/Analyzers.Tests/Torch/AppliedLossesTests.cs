using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Tests.Generated;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>What the rules about losses share.</summary>
public sealed class AppliedLossesTests
{
    private const string Text = """
        using TorchSharp;
        using static TorchSharp.torch;

        static class Steps
        {
            public static Tensor First(Tensor z, Tensor y) => nn.functional.cross_entropy(softmax(z, 1), y);
            public static Tensor Second(Tensor z, Tensor y) => nn.functional.nll_loss(sigmoid(z), y);
        }
        """;

    [Fact]
    public void Each_loss_is_made_once_whoever_asks_for_whatever_part()
    {
        var tree = Program(out var compilation);
        var losses = LossesOf(compilation);
        var all = losses.In(tree, null, CancellationToken.None).ToList();
        Assert.Equal(["torch.nn.functional.cross_entropy", "torch.nn.functional.nll_loss"], all.Select(loss => loss.Loss.Spelling));

        Assert.Equal(all, losses.In(tree, null, CancellationToken.None));
        var second = new TextSpan(Text.IndexOf("nll_loss", StringComparison.Ordinal), 1);
        Assert.Same(all[1], Assert.Single(losses.In(tree, second, CancellationToken.None)));
    }

    [Fact]
    public void They_are_those_of_one_compilation()
    {
        var tree = Program(out var compilation);
        var edited = compilation.AddSyntaxTrees(Program(out _));
        Assert.NotSame(LossesOf(compilation), LossesOf(edited));
        Assert.Equal(2, LossesOf(compilation).In(tree, null, CancellationToken.None).Count());
    }

    private static AppliedLosses LossesOf(Compilation compilation) => AppliedLosses.Of(TorchCompilation.Of(compilation).Flow!);

    private static SyntaxTree Program(out Compilation compilation)
    {
        compilation = ProgramBatch.Compile([("Steps.cs", Text)]);
        return compilation.SyntaxTrees.Single();
    }
}
