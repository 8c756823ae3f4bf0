using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The loops of a document in which something is trained or evaluated and nothing frees what a round makes; found for the first rule that asks.</summary>
internal sealed class RoundLoops
{
    private static readonly ConditionalWeakTable<FlowAnalysis, RoundLoops> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private readonly ConcurrentDictionary<SyntaxTree, IReadOnlyList<UnscopedLoop>> _known = new();

    private RoundLoops(FlowAnalysis flow) => _flow = flow;

    public static RoundLoops Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new RoundLoops(key));

    public IReadOnlyList<UnscopedLoop> In(SyntaxTree tree, CancellationToken cancellation) =>
        _known.TryGetValue(tree, out var known) ? known : _known.GetOrAdd(tree, Find(tree, cancellation));

    private List<UnscopedLoop> Find(SyntaxTree tree, CancellationToken cancellation)
    {
        var found = new List<UnscopedLoop>();
        foreach (var member in _flow.CandidatesIn(tree, span: null, cancellation, Interests.Events))
        {
            if (member is IMethodSymbol method && (IsForward(method) || !MayHaveUnscopedLoop(method, cancellation)))
                continue;
            found.AddRange(Unscoped(new MemberHappenings(_flow.HappeningsIn(member, cancellation)), tree, cancellation));
        }

        return found;
    }

    /// <summary>The innermost such loops: what is mended there is mended for those around it, too.</summary>
    private IEnumerable<UnscopedLoop> Unscoped(MemberHappenings happenings, SyntaxTree tree, CancellationToken cancellation)
    {
        var rounds = new RoundCount(_flow, cancellation);
        var loops = happenings.Loops.Where(statement => statement.SyntaxTree == tree)
            .Select(statement => new RoundLoop(statement, happenings, _flow))
            .Where(loop => (loop.IsTraining || loop.IsEvaluation) && !loop.MayFree && !loop.MayBeScopedUnseen && IsFollowed(loop.Statement) && !loop.IsLeftAtOnce && !rounds.IsFew(loop.Statement)).ToList();
        foreach (var loop in loops.Where(loop => !loops.Exists(other => other != loop && loop.Statement.Span.Contains(other.Statement.Span))).OrderBy(static loop => loop.Statement.SpanStart))
        {
            if (loop.IsFreedBehind(cancellation) || (loop.IsEvaluation && (loop.HandsTensorsOn(cancellation) || loop.GoesOverModels(cancellation))))
                continue;
            if (ScopeAround(loop, cancellation) is not { IsSilent: false } around)
                continue;
            if (around.Scope is null ? !ScopedCallers.MayBe(loop.Statement, _flow, cancellation) : !new ScopeOfRound(_flow, cancellation).MayBe(loop.Statement))
                yield return new UnscopedLoop(loop, around.Scope);
        }
    }

    /// <summary>A scope that is lost is another mistake; one of a round of an outer loop is right, unless that loop only counts epochs.</summary>
    private (InvocationExpressionSyntax? Scope, bool IsSilent) ScopeAround(RoundLoop loop, CancellationToken cancellation)
    {
        if (loop.ScopesAround.LastOrDefault() is not { } scope)
            return (null, false);
        if (HandleCalls.Of(_flow).In(scope.SyntaxTree, cancellation).FirstOrDefault(handle => handle.Node == scope) is not { IsLost: false })
            return (scope, true);
        return (scope, LoopSyntax.Around(scope) is { } outer && !loop.IsEpochOf(outer, cancellation));
    }

    /// <summary>A loop that mentions a scope is silent whatever else it does: only for the others the body is interpreted.</summary>
    private static bool MayHaveUnscopedLoop(IMethodSymbol method, CancellationToken cancellation) =>
        method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation).DescendantNodes().Any(static node => LoopSyntax.IsLoop(node) && !OpensScope(node)));

    private static bool OpensScope(SyntaxNode loop) =>
        loop.DescendantNodes().Any(static node => node is InvocationExpressionSyntax call && NameUse.NameOf(call.Expression)?.Identifier.ValueText == Handles.NewScope);

    /// <summary>What a forward makes belongs to its caller.</summary>
    private bool IsForward(IMethodSymbol method) => _flow.Library.EventOf(method, ValueList.Empty) == RoundEvents.Forward;

    /// <summary>What an iterator makes lies in its consumer's scope, what a lambda makes in that of whoever runs it.</summary>
    private static bool IsFollowed(StatementSyntax loop)
    {
        var function = loop.Ancestors().FirstOrDefault(LoopSyntax.IsFunction);
        return function is not AnonymousFunctionExpressionSyntax
            && function?.DescendantNodes(node => node == function || !LoopSyntax.IsFunction(node)).Any(static node => node is YieldStatementSyntax) != true;
    }
}

/// <summary>A loop in which nothing frees what a round makes.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Scope">The call that opens a scope around all rounds, if there is one.</param>
internal sealed record UnscopedLoop(RoundLoop Loop, InvocationExpressionSyntax? Scope);
