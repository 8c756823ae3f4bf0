using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Tests.Flow.Toy;
using TorchSharp.Analyzers.Tests.Generated;
using TorchSharp.Analyzers.Torch;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>The closure over the names, against a search from every member, and against itself after many edits.</summary>
public sealed class NameClosureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_says_what_a_search_finds(int seed)
    {
        var program = new RandomEdits(ProgramBatch.Compile(Files(8, seed)), seed);
        for (var edit = 0; edit < 12; edit++)
        {
            program.Next();
            var trees = program.Compilation.SyntaxTrees.Select(tree => TreeIndex.Of(tree, TorchSpellings.Instance, CancellationToken.None)).ToList();
            var search = new NameSearch(trees, TorchSpellings.Instance);
            // In whichever order the trees come.
            var closure = new NameClosure(TorchSpellings.Instance);
            var nodes = trees.AsEnumerable().Reverse().ToDictionary(tree => tree, closure.Add);
            foreach (var tree in trees)
                Assert.Equal(tree.Members.Select(search.From), nodes[tree].Select(node => node.LeadsTo));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Nobody_is_turned_away_after_many_edits(int seed)
    {
        var soak = GateSoak.Run(ProgramBatch.Compile(Files(12, seed)), TorchSpellings.Instance, edits: 200, every: 4, seed);
        Assert.InRange(soak.Wanted, soak.Members / 20, soak.Members * 19 / 20);
        Assert.Equal(0, soak.TurnedAway);
    }

    [Fact]
    public void One_closure_answers_for_all_interests()
    {
        var tree = CSharpSyntaxTree.ParseText("""
            class C
            {
                void Red() { Stop(); }
                void Blue() { Wait(); }
                void Both() { Red(); Blue(); }
                void None() { None(); }
            }
            """, cancellationToken: TestContext.Current.CancellationToken);
        var nodes = new NameClosure(new TwoInterests()).Add(TreeIndex.Of(tree, new TwoInterests(), CancellationToken.None));
        Assert.Equal([(Interests)1, (Interests)2, (Interests)3, Interests.None], nodes.Select(node => node.LeadsTo));
    }

    private static IEnumerable<(string Path, string Text)> Files(int programs, int seed) =>
        ProgramSeries.First(programs, seed).SelectMany(program => program.Files);

    private sealed class TwoInterests : ILibraryNames
    {
        public string Namespace => "Toy";

        public Interests InterestIn(Mention mention) => mention.Name switch
        {
            "Stop" => (Interests)1,
            "Wait" => (Interests)2,
            _ => Interests.None,
        };

        public bool IsClass(string name) => false;

        public bool MayChangeContent(string method) => false;

        public bool MayGiveParts(string method) => false;

        public bool MayReplaceResults(string method) => false;

        public bool DecidesResults(string member) => false;

        public bool MaySetParts(string method) => false;

        public bool LoadsParts(string method) => false;

        public bool KeepsLearned(string method) => false;

        public bool GivesMemory(string member) => false;

        public bool MayOverwrite(string method) => false;
    }
}
