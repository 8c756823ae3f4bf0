using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A line more in a file of a program.</summary>
/// <param name="Path">Into which file it is put.</param>
/// <param name="At">As which line of it, counted from 1.</param>
/// <param name="Line">The line.</param>
internal sealed record Disturbance(string Path, int At, string Line)
{
    /// <summary>Where what the disturbed program shows stood before.</summary>
    public Place Before(Place after) => after.Path == Path && after.Line > At ? after with { Line = after.Line - 1 } : after;

    public Compilation Apply(Compilation program)
    {
        var tree = program.SyntaxTrees.Single(tree => tree.FilePath == Path);
        return program.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(TextOf(tree), (CSharpParseOptions)tree.Options, Path));
    }

    /// <summary>The first line of each statement of a block, and the first line after it.</summary>
    public static IEnumerable<(int First, int After)> StatementsIn(SyntaxTree tree) =>
        from node in tree.GetRoot().DescendantNodes()
        where node is StatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax }
        let span = tree.GetLineSpan(node.Span)
        select (span.StartLinePosition.Line + 1, span.EndLinePosition.Line + 2);

    private string TextOf(SyntaxTree tree)
    {
        var lines = tree.ToString().Split('\n').ToList();
        lines.Insert(Math.Min(At - 1, lines.Count), Line);
        return string.Join('\n', lines);
    }
}
