using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What an editor shows document by document is what a build reports, however the editor comes to ask.</summary>
public sealed class EditorParityTests
{
    [Fact]
    public async Task Documents_asked_one_by_one_give_the_findings_of_the_build()
    {
        var compilation = new ProgramBatch(ProgramSeries.First(ProgramSeries.Count(40))).Compile();
        var build = await ProgramBatch.FindAsync(compilation, TestContext.Current.CancellationToken);
        var another = compilation.Clone();
        var editor = new List<Place>();
        foreach (var tree in another.SyntaxTrees.Reverse())
            editor.AddRange(await ProgramBatch.FindInAsync(another, tree, TestContext.Current.CancellationToken));

        Assert.Equal(Sorted(build.ByProgram.SelectMany(program => program)), Sorted(editor));
        Assert.NotEmpty(editor);
    }

    private static IEnumerable<Place> Sorted(IEnumerable<Place> places) => places.OrderBy(place => place.ToString(), StringComparer.Ordinal);
}
