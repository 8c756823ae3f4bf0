using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether somebody may run a loop in a round of their own that has a scope: then its tensors are freed there. Judged by the names alone, and asked only where
/// something was found; where not all callers are seen, one of them may.
/// </summary>
internal static class ScopedCallers
{
    public static bool MayBe(StatementSyntax loop, FlowAnalysis flow, CancellationToken cancellation) =>
        flow.Index.IsMentioned(RoundEvents.Proxies, cancellation)
        || CallerNames.AnyCallMay(CallerNames.Of(loop), call => MayBeScoped(call, flow, cancellation), flow, cancellation);

    /// <summary>A method handed on is called by whoever has it; a lambda and a query run in somebody's round; an iterator lies in its consumer's.</summary>
    private static bool MayBeScoped(SimpleNameSyntax call, FlowAnalysis flow, CancellationToken cancellation) =>
        IsHandedOn(call, flow, cancellation) || call.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax)
        || call.Ancestors().TakeWhile(static node => node is not (MemberDeclarationSyntax and not GlobalStatementSyntax)).Any(static node => LoopSyntax.IsLoop(node) && HasUsing(node));

    /// <summary>A <c>using</c> may be of a scope that a helper opens.</summary>
    private static bool HasUsing(SyntaxNode round) => round.DescendantNodes().Any(static node => node switch
    {
        UsingStatementSyntax => true,
        LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => true,
        SimpleNameSyntax name => RoundEvents.ScopeWords.Contains(name.Identifier.ValueText),
        YieldStatementSyntax => true,
        _ => false,
    });

    public static bool IsHandedOn(SimpleNameSyntax name, FlowAnalysis flow, CancellationToken cancellation)
    {
        var whole = NameUse.Whole(name);
        return whole.Parent is not InvocationExpressionSyntax && whole is not GenericNameSyntax && flow.Bodies.ReferredToBy(whole, cancellation) is IMethodSymbol { MethodKind: not MethodKind.Constructor };
    }
}
