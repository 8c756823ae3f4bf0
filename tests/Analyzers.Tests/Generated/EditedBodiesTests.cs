using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What an editor keeps of the other files from one key to the next must not outlive what a body there says.</summary>
public sealed class EditedBodiesTests
{
    private const string Trainer = ProgramOptions.UsualUsings + """
        public class Trainer
        {
            private readonly Sequential net = Sequential(("fc", Linear(4, 1)), ("act", Sigmoid()));

            public Sequential Inner => net;

            public void Undo(Module<Tensor, Tensor> logit)
            {
                var head = Parts.Of(this);
                head.append("undo", logit);
            }

            public Tensor Loss(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(net.call(x), y);
        }
        """;

    private const string New = """public static class Parts { public static TorchSharp.Modules.Sequential Of(Trainer trainer) => TorchSharp.torch.nn.Sequential(("fc", TorchSharp.torch.nn.Linear(4, 1))); }""";
    private const string Given = "public static class Parts { public static TorchSharp.Modules.Sequential Of(Trainer trainer) => trainer.Inner; }";

    [Theory]
    [InlineData(New, Given)]
    [InlineData(Given, New)]
    public async Task An_edit_of_a_body_is_seen_from_another_file(string before, string after)
    {
        var first = ProgramBatch.Compile([("Trainer.cs", Trainer), ("Parts.cs", before)]);
        var parts = first.SyntaxTrees.Single(tree => tree.FilePath == "Parts.cs");
        Assert.Equal(before == New ? 1 : 0, await FindingsAsync(first));

        var edited = first.ReplaceSyntaxTree(parts, CSharpSyntaxTree.ParseText(after, (CSharpParseOptions)parts.Options, parts.FilePath, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(after == New ? 1 : 0, await FindingsAsync(edited));
    }

    /// <summary><c>Parts.Of</c> is not touched, nor the trainer; but what Parts gives is another class now, and has an <c>append</c> of its own.</summary>
    [Fact]
    public async Task An_edit_of_a_declaration_is_seen_through_another_one()
    {
        const string Parts = "public static class Parts { public static Keeper Of(Trainer trainer) => Keeper.Of(trainer); }";
        const string Own = "public class Keeper { public static Keeper Of(Trainer trainer) => new(); public void append(string name, object part) { } }";
        const string Chain = """
            public class Keeper : TorchSharp.Modules.Sequential
            {
                private Keeper() : base(("act", TorchSharp.torch.nn.ReLU())) { }
                public static Keeper Of(Trainer trainer) => (Keeper)trainer.Inner;
            }
            """;
        var first = ProgramBatch.Compile([("Trainer.cs", Trainer), ("Parts.cs", Parts), ("Keeper.cs", Own)]);
        var keeper = first.SyntaxTrees.Single(static tree => tree.FilePath == "Keeper.cs");
        Assert.Equal(1, await FindingsAsync(first));

        var edited = first.ReplaceSyntaxTree(keeper, CSharpSyntaxTree.ParseText(Chain, (CSharpParseOptions)keeper.Options, keeper.FilePath, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(0, await FindingsAsync(edited));
    }

    private static async Task<int> FindingsAsync(Compilation program)
    {
        var found = await ProgramBatch.FindAsync(program, TestContext.Current.CancellationToken);
        Assert.Empty(found.CompileErrors);
        return found.ByProgram.Sum(static places => places.Count());
    }
}
