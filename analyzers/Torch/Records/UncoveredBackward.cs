using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether a program goes backward anywhere but under <c>using (enable_grad())</c>: only there is a graph missed that a lost handle of <c>no_grad</c> keeps away. Judged by
/// the names, from <c>backward</c> to callers and their callers; asked only where something was found.
/// </summary>
internal sealed class UncoveredBackward(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>So many calls of <c>backward</c> are looked at.</summary>
    private const int Calls = 50;

    private readonly List<SyntaxNode> _covered = [.. HandleCalls.Of(flow).InProgram(cancellation)
        .Where(static handle => handle is { Kind: HandleKind.GradientsOn or HandleKind.Undecided, IsHeldByUsing: true }).SelectMany(RegionOf)];

    public bool Exists => flow.Index.NamesOf(Gradients.Backward, cancellation).Take(Calls).Any(backward => _covered.Count == 0 || IsUncovered(backward));

    /// <summary>One that is disposed of by hand as well ends somewhere in its function.</summary>
    private static IEnumerable<SyntaxNode> RegionOf(HandleCall handle) =>
        HandleRegion.Of(handle.Node).ToList() is { Count: > 0 } region ? region : handle.Node.Ancestors().Where(LoopSyntax.IsFunction).Take(1);

    private bool IsUncovered(SimpleNameSyntax backward) =>
        !MayBeCovered(backward) && !CallerNames.AnyCallMay(CallerNames.Of(backward), MayBeCovered, flow, cancellation);

    /// <summary>A lambda and a method that is handed on run where nobody sees.</summary>
    private bool MayBeCovered(SimpleNameSyntax call) =>
        _covered.Exists(region => region.SyntaxTree == call.SyntaxTree && region.Span.Contains(call.Span))
        || call.Ancestors().Any(static node => node is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax) || ScopedCallers.IsHandedOn(call, flow, cancellation);
}
