using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether somebody calls a method in a loop that opens a scope: then its tensors are freed there, round by round. Judged by the names alone, and asked only
/// where something was found.
/// </summary>
internal static class ScopedCallers
{
    /// <summary>Callers of callers are looked at this far.</summary>
    private const int Steps = 3;

    public static bool Have(ISymbol member, FlowAnalysis flow, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string> { member.Name };
        for (var step = 0; step < Steps && names.Count > 0; step++)
        {
            var callers = new List<string>();
            foreach (var call in names.Where(seen.Add).SelectMany(name => CallsOf(name, flow, cancellation)))
            {
                if (IsScopedInLoop(call))
                    return true;
                if (call.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
                    callers.Add(method.Identifier.ValueText);
            }

            names = callers;
        }

        return false;
    }

    private static IEnumerable<SimpleNameSyntax> CallsOf(string name, FlowAnalysis flow, CancellationToken cancellation)
    {
        foreach (var tree in flow.Index.Trees)
        {
            foreach (var text in flow.Index.MembersOf(tree, cancellation).Where(text => text.Mentions.Any(mention => mention.MayBeMethod && mention.Name == name)))
            {
                foreach (var mention in tree.GetRoot(cancellation).FindNode(text.Span).DescendantNodes().OfType<SimpleNameSyntax>().Where(mention => mention.Identifier.ValueText == name))
                    yield return mention;
            }
        }
    }

    /// <summary>A scope stands in the loop around the call, or in a lambda that it is given to.</summary>
    private static bool IsScopedInLoop(SyntaxNode call) =>
        call.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax and not GlobalStatementSyntax)).FirstOrDefault(static node => LoopSyntax.IsLoop(node) || node is AnonymousFunctionExpressionSyntax) is { } round
        && (round is AnonymousFunctionExpressionSyntax || round.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => RoundEvents.ScopeWords.Contains(name.Identifier.ValueText)));
}
