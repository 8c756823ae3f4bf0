using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>
/// <c>var p = model.forward(x); p.mea</c>: what will become of the result is not written yet. <c>optimizer.</c> beside it says nothing of the result.
/// Told by names alone: a result is known to what names the function that returns it, or a variable that such an expression sets.
/// </summary>
internal static class HalfWrittenUse
{
    public static bool Any(SyntaxNode body, IEnumerable<string> functions, ILibraryNames library, IEnumerable<Diagnostic> errors)
    {
        var known = KnowingNames(body, functions, library);
        return errors.Any(error => StatementOf(error, body) is not { } statement || known.Overlaps(NamesIn(statement)));
    }

    public static IEnumerable<string> NamesIn(SyntaxNode node) =>
        node.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Select(static name => name.Identifier.ValueText);

    private static HashSet<string> KnowingNames(SyntaxNode body, IEnumerable<string> functions, ILibraryNames library)
    {
        var known = new HashSet<string>(functions, StringComparer.Ordinal);
        var flows = WritesIn(body, library).Select(static write => (From: NamesIn(SourceOf(write.Node)).ToList(), To: TargetsOf(write).ToList())).ToList();
        while (flows.RemoveAll(flow => known.Overlaps(flow.From) && Add(flow.To, known)) > 0)
        {
        }

        return known;
    }

    private static bool Add(List<string> names, HashSet<string> known)
    {
        known.UnionWith(names);
        return true;
    }

    private static List<SyntacticWrite> WritesIn(SyntaxNode body, ILibraryNames library)
    {
        var writes = new List<SyntacticWrite>();
        foreach (var node in body.DescendantNodes())
            SyntacticWrites.Collect(node, library, writes);
        return writes;
    }

    private static IEnumerable<string> TargetsOf(SyntacticWrite write) => write.Declared is { } declared ? [declared] : NamesIn(write.Target);

    /// <summary>Where what is written comes from: the whole expression, or what a loop runs over.</summary>
    private static SyntaxNode SourceOf(SyntaxNode node)
    {
        while (node is not StatementSyntax && node.Parent is { } parent and not MemberDeclarationSyntax && (parent is CommonForEachStatementSyntax or not StatementSyntax))
            node = parent;
        return node is CommonForEachStatementSyntax loop ? loop.Expression : node;
    }

    /// <summary>The statement in which something is missing; none where it is missing between statements.</summary>
    private static StatementSyntax? StatementOf(Diagnostic error, SyntaxNode body)
    {
        var around = body.SyntaxTree.GetRoot().FindNode(error.Location.SourceSpan).FirstAncestorOrSelf<StatementSyntax>();
        return around is BlockSyntax ? null : around;
    }
}
