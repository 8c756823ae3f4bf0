using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A loop in which gradients add up.</summary>
/// <param name="Backward">What computes them: the <c>backward</c>, or the call of the method that does it.</param>
/// <param name="Step">What uses them.</param>
/// <param name="Optimizer">The variable that holds the optimizer.</param>
internal sealed record UnclearedLoop(InvocationExpressionSyntax Backward, InvocationExpressionSyntax Step, string Optimizer)
{
    /// <summary>Whether the backward stands in the closure that the step runs again and again.</summary>
    public bool IsInClosure => Step.ArgumentList.Span.Contains(Backward.Span);
}

/// <summary>The loops of a document in which an optimizer steps and a backward reaches its weights again, and that come by nothing which may clear the gradients between.</summary>
internal sealed class UnclearedLoops(FlowAnalysis flow)
{
    public IEnumerable<UnclearedLoop> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var optimizer in MadeOptimizer.In(tree, flow, cancellation).Where(static optimizer => optimizer.Uses.All(static use => TorchSymbols.IsTorchSharp(use.Method.ContainingAssembly))))
        {
            foreach (var step in optimizer.Uses.Where(use => use.Method.Name == Optimizers.Step && use.Place.SyntaxTree == tree))
            {
                if (CycleOf(step, optimizer) is { } cycle && cycle.Backward.SyntaxTree == tree && !seen.Contains(cycle.Backward) && !MayClear(cycle.Around, cancellation) && seen.Add(cycle.Backward))
                    yield return new UnclearedLoop(cycle.Backward, cycle.Step, optimizer.Holder.Name);
            }
        }
    }

    /// <summary>The innermost loop that comes by a step and by a backward of a loss of the model, with all loops around it; of LBFGS, the step itself.</summary>
    private (SyntaxNode Around, InvocationExpressionSyntax Backward, InvocationExpressionSyntax Step)? CycleOf(ObjectUse step, MadeOptimizer optimizer)
    {
        var loops = step.Place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Where(LoopSyntax.IsLoop).Cast<StatementSyntax>().ToList();
        if (loops.Find(loop => optimizer.BackwardIn(loop) is not null) is not { } inner)
            return optimizer.IsRepeating && !optimizer.HasOwnRepeats && step.Way.IsEmpty && step.Call.ArgumentList.Arguments.Count == 1 && optimizer.BackwardIn(step.Call) is { } closure ? (loops.LastOrDefault() ?? MemberAround.Of(step.Call)!, closure, step.Call)
                : loops.Count == 0 ? CycleAroundCall(step, optimizer) : null;
        var backward = optimizer.BackwardIn(inner)!;
        var isAgain = IsRoundAgain(inner, step.Place, optimizer) && SteadyRounds.GoesOn(inner) && SteadyRounds.Has(step, inner) && SteadyRounds.ComesBy(backward, inner) && !(LoopSyntax.FunctionAround(backward) == LoopSyntax.FunctionAround(inner) && LoopSyntax.IsLeftAfter(backward, inner));
        return isAgain ? (loops[loops.Count - 1], backward, step.Place) : null;
    }

    /// <summary><c>foreach (var batch in loader) Train(batch);</c>, where all of a round stands in a private method or local function.</summary>
    private (SyntaxNode Around, InvocationExpressionSyntax Backward, InvocationExpressionSyntax Step)? CycleAroundCall(ObjectUse step, MadeOptimizer optimizer)
    {
        var function = LoopSyntax.FunctionAround(step.Place);
        if (function.Span.Contains(optimizer.Made.Span) || function.Span.Contains(optimizer.Model.DeclaringSyntaxReferences[0].Span) || !step.Places.All(SteadyRounds.IsAlwaysReached))
            return null;
        if (function is not (LocalFunctionStatementSyntax or MethodDeclarationSyntax) || flow.Bodies.DeclaredBy(function, CancellationToken.None) is not IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false } method
            || method is not ({ MethodKind: MethodKind.LocalFunction } or { DeclaredAccessibility: Accessibility.Private }) || optimizer.BackwardIn(function) is null)
            return null;
        var mentions = flow.Index.NamesOf(method, CancellationToken.None).ToList();
        var calls = mentions.Select(NameUse.CallOf).OfType<InvocationExpressionSyntax>().ToList();
        if (calls.Count != mentions.Count)
            return null;
        foreach (var call in calls.Where(call => SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(call, CancellationToken.None), method)))
        {
            var loops = call.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Where(LoopSyntax.IsLoop).Cast<StatementSyntax>().ToList();
            if (loops.Count > 0 && call.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }
                && IsRoundAgain(loops[0], call, optimizer) && SteadyRounds.GoesOn(loops[0]) && EpochLosses.IsEachRound(call, loops[0]))
                return (loops[loops.Count - 1], call, call);
        }

        return null;
    }

    private bool IsRoundAgain(StatementSyntax loop, SyntaxNode step, MadeOptimizer optimizer) =>
        !loop.Span.Contains(optimizer.Made.Span) && !IsDeclaredIn(optimizer.Model, loop) && !LoopSyntax.IsLeftAfter(step, loop) && !LoopSyntax.IsInHeader(step, loop) && !new RoundCount(flow, CancellationToken.None).IsFew(loop);

    private static bool IsDeclaredIn(ISymbol variable, StatementSyntax loop) => variable is ILocalSymbol && variable.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.SyntaxTree && loop.Span.Contains(reference.Span));

    /// <summary>Whether anything that stands in code leads to a name that clears, or is known to nobody.</summary>
    private bool MayClear(SyntaxNode code, CancellationToken cancellation) =>
        ClearingNames.Of(flow, cancellation) is not { } clearing || code.DescendantNodes().Any(node => node switch
        {
            SimpleNameSyntax name => clearing.Contains(name.Identifier.ValueText),
            InvocationExpressionSyntax call => flow.Bodies.ReferredToBy(call, cancellation) is not IMethodSymbol method || (method.DeclaringSyntaxReferences.IsEmpty && !TorchSymbols.IsKnown(method.ContainingAssembly)),
            GotoStatementSyntax => true,
            _ => false,
        });
}
