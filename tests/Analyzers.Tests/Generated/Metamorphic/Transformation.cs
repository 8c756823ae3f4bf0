using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A change to the source that does not change the program, and so must not change a finding.</summary>
internal abstract class Transformation
{
    public static IReadOnlyList<Transformation> All { get; } =
    [
        new Renaming(),
        new Parentheses(),
        new FileSplit(),
        new MemberReordering(),
        new ImplicitTypes(),
        new ExplicitTypes(),
        new BlockBodies(),
        new ExpressionBodies(),
        new HelperExtraction(),
    ];

    /// <summary>Whether what stood in a line still does, so that findings keep file and line.</summary>
    public virtual bool KeepsLines => false;

    /// <summary>The same program, written otherwise. Files stay in the folder of their program.</summary>
    public virtual CSharpCompilation Apply(CSharpCompilation compilation)
    {
        var result = compilation;
        foreach (var tree in compilation.SyntaxTrees)
        {
            var root = Rewrite(tree.GetRoot(), compilation.GetSemanticModel(tree));
            result = result.ReplaceSyntaxTree(tree, Parse(tree, root.ToFullString(), tree.FilePath));
        }

        return result;
    }

    /// <summary>Text, read again: a rewritten tree need not be one that the parser would make.</summary>
    protected static SyntaxTree Parse(SyntaxTree origin, string text, string path) =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)origin.Options, path);

    protected virtual SyntaxNode Rewrite(SyntaxNode root, SemanticModel model) => root;

    public override string ToString() => GetType().Name;
}
