using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What was found out by binding a file is kept while somebody declares something else in another one, and only then.</summary>
public sealed class ProgramDeclarationsTests
{
    private const string Reader = "class Reader { void Run(Store store) { var kept = store.Make(); kept.Fill(1); } }";
    private const string Store = "class Store { public Keeper Make() => null; int _count; }";
    private const string Keeper = "class Keeper : Shelf { public void Fill(int n) { } }";
    private const string Shelf = "class Shelf { public int Size; }";

    [Theory]
    [InlineData("class Store { public Keeper Make() => new(); int _count = 3; }")]
    [InlineData("class Store { public Keeper Make() { return null; } int _count; }")]
    [InlineData("class Store { public Keeper Make() => null; int _count; void Cou() { } }")]
    [InlineData("class Store { public Keeper Make() => null; int _counter; }")]
    [InlineData("class Store { public Keeper Make() => null; int _count; private ")]
    [InlineData("class Store { public Keeper Make() => null; int _count; } class Other { }")]
    public void A_file_keeps_its_meaning(string edited) => Assert.True(IsKept(Store, edited));

    [Theory]
    [InlineData("class Store { public Shelf Make() => null; int _count; }")]
    [InlineData("class Store { public Keeper Make(int n = 0) => null; int _count; }")]
    [InlineData("class Store { int _count; }")]
    [InlineData("class Store : Shelf { public Keeper Make() => null; int _count; }")]
    [InlineData("using Keeper = System.Text.StringBuilder; class Store { public Keeper Make() => null; int _count; }")]
    [InlineData("namespace Away { class Store { public Keeper Make() => null; int _count; } }")]
    [InlineData("global using System; class Store { public Keeper Make() => null; int _count; }")]
    [InlineData("class Store { public Keeper Make() => null; int _count; } static class More { public static void Fill(this Keeper keeper, long n) { } }")]
    public void A_file_may_mean_something_else(string edited) => Assert.False(IsKept(Store, edited));

    /// <summary>The reader never says Shelf: Make gives a Keeper, and that is a Shelf.</summary>
    [Theory]
    [InlineData("class Shelf { public string Size; public static implicit operator int(Shelf shelf) => 1; }")]
    [InlineData("class Shelf : System.IDisposable { public int Size; public void Dispose() { } }")]
    [InlineData("class Shelf { public int Size; public System.Collections.IEnumerator GetEnumerator() => null; }")]
    public void It_is_followed_through_what_declarations_mention(string edited) => Assert.False(IsKept(Shelf, edited));

    [Fact]
    public void A_default_that_came_is_seen_though_its_value_is_not()
    {
        const string Needed = "class Store { public Keeper Make(int n) => null; }";
        const string Optional = "class Store { public Keeper Make(int n = 1) => null; }";
        Assert.False(IsKept(Needed, Optional, Needed));
        Assert.True(IsKept(Optional, Optional.Replace("= 1", "= 2", StringComparison.Ordinal), Optional));
    }

    [Fact]
    public void Another_reference_may_change_everything()
    {
        var program = Compile(Store);
        Assert.False(Declared(program.AddReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location)))
            .LeaveAlone(program.SyntaxTrees[0], Declared(program), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_file_that_comes_or_goes_is_seen()
    {
        var program = Compile(Store);
        var more = program.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Fill { }", cancellationToken: TestContext.Current.CancellationToken));
        var other = program.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Far { }", cancellationToken: TestContext.Current.CancellationToken));
        var reader = program.SyntaxTrees[0];
        Assert.False(Declared(more).LeaveAlone(reader, Declared(program), TestContext.Current.CancellationToken));
        Assert.False(Declared(program).LeaveAlone(reader, Declared(more), TestContext.Current.CancellationToken));
        Assert.True(Declared(other).LeaveAlone(reader, Declared(program), TestContext.Current.CancellationToken));
    }

    private static bool IsKept(string file, string edited, string store = Store)
    {
        var before = Compile(store);
        var old = before.SyntaxTrees.Single(tree => tree.ToString() == file);
        var after = before.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(edited));
        return Declared(after).LeaveAlone(before.SyntaxTrees[0], Declared(before), TestContext.Current.CancellationToken);
    }

    private static ProgramDeclarations Declared(Compilation program) => new(program, TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(string store) =>
        CSharpCompilation.Create("program", new[] { Reader, store, Keeper, Shelf }.Select(static text => CSharpSyntaxTree.ParseText(text)));
}
