using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The places of a document in which the loss of an epoch is computed wrongly, or the loss of one batch stands for it.</summary>
internal sealed class EpochLosses
{
    private static readonly ConditionalWeakTable<FlowAnalysis, EpochLosses> ByFlow = new();
    private static readonly CallsByName Reads = new(LossReports.Reading);

    private readonly FlowAnalysis _flow;
    private readonly VisibleValues _visible;
    private readonly LocalMentions _mentions;
    private readonly ConcurrentDictionary<StatementSyntax, BatchLoop?> _loops = new();

    private EpochLosses(FlowAnalysis flow)
    {
        _flow = flow;
        _visible = new VisibleValues(flow);
        _mentions = new LocalMentions(flow);
    }

    public static EpochLosses Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new EpochLosses(key));

    /// <summary>All in a document, each place once.</summary>
    public IEnumerable<WrongEpochLoss> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var read in Reads.In(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var found in KeptBy(read, cancellation).SelectMany(kept => Wrong(kept, cancellation)))
            {
                if (seen.Add(found.Kept))
                    yield return found;
            }
        }
    }

    private IEnumerable<WrongEpochLoss> Wrong(KeptLoss kept, CancellationToken cancellation)
    {
        if (LoopSyntax.Around(kept.Assignment) is not { } statement || LoopOf(statement, cancellation) is not { } loop
            || RoundLoss.Of(kept.Loss, statement, _flow, _mentions, cancellation) is not { } loss)
            return [];
        return kept.IsAdded ? new LossAverage(_flow, _visible, _mentions, cancellation).Wrong(kept, loop, loss) : new LastBatchReport(_flow, _mentions, cancellation).Wrong(kept, loop, other => LoopOf(other, cancellation) is not null);
    }

    private BatchLoop? LoopOf(StatementSyntax statement, CancellationToken cancellation) => _loops.GetOrAdd(statement, loop => BatchLoop.Of(loop, _flow, _visible, cancellation));

    /// <summary>The variables that keep what a read gives: <c>sum += loss.item();</c>, also through a variable of the round; or the tensor that is read after the loop.</summary>
    private IEnumerable<KeptLoss> KeptBy(InvocationExpressionSyntax read, CancellationToken cancellation)
    {
        if (read.Expression is not MemberAccessExpressionSyntax { Expression: var loss })
            return [];
        if (LocalMentions.Under(loss) is IdentifierNameSyntax name && _flow.Bodies.ReferredToBy(name, cancellation) is ILocalSymbol tensor && AssignedInLoop(tensor, name, cancellation) is { } assignment)
            return [new KeptLoss(tensor, assignment, assignment.Right, IsAdded: false, Read: null)];
        if (LoopSyntax.Around(read) is null)
            return [];
        var given = LocalMentions.Over(read);
        if (given.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declared } && _flow.Bodies.DeclaredBy(declared, cancellation) is ILocalSymbol number)
        {
            var all = _mentions.Of(number, declared, cancellation);
            return all.Any(LocalMentions.IsWrite) ? [] : all.Select(mention => KeptIn(LocalMentions.Over(mention), loss, read: null, cancellation)).OfType<KeptLoss>();
        }

        return KeptIn(given, loss, read, cancellation) is { } kept ? [kept] : [];
    }

    private KeptLoss? KeptIn(ExpressionSyntax number, ExpressionSyntax loss, InvocationExpressionSyntax? read, CancellationToken cancellation)
    {
        var sum = number.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } binary ? binary : null;
        if ((sum ?? number).Parent is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax target, Parent: ExpressionStatementSyntax } assignment || assignment.Right != (sum ?? number)
            || _flow.Bodies.ReferredToBy(target, cancellation) is not ILocalSymbol { RefKind: RefKind.None } variable || LoopSyntax.Around(assignment) is not { } loop || !IsEachRound(assignment, loop))
            return null;
        if (sum is not null && (!assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) || !IsSame(sum.Left == number ? sum.Right : sum.Left, target)))
            return null;
        var isAdded = sum is not null || assignment.IsKind(SyntaxKind.AddAssignmentExpression);
        return isAdded || assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? new KeptLoss(variable, assignment, loss, isAdded, sum is null || sum.Right == number ? read : null) : null;
    }

    private static bool IsSame(ExpressionSyntax expression, IdentifierNameSyntax target) => LocalMentions.Under(expression) is IdentifierNameSyntax name && name.Identifier.ValueText == target.Identifier.ValueText;

    /// <summary>The one assignment of a tensor that stands in a loop, of a variable that outlives it.</summary>
    private AssignmentExpressionSyntax? AssignedInLoop(ILocalSymbol tensor, IdentifierNameSyntax read, CancellationToken cancellation)
    {
        var writes = _mentions.Of(tensor, read, cancellation).Where(LocalMentions.IsWrite).ToList();
        return writes is [var only] && LocalMentions.AssignmentTo(only) is { Parent: ExpressionStatementSyntax } assignment && LoopSyntax.Around(assignment) is { } loop
            && !loop.Span.Contains(read.Span) && tensor.DeclaringSyntaxReferences is [var reference] && !loop.Span.Contains(reference.Span) && IsEachRound(assignment, loop) ? assignment : null;
    }

    /// <summary>Whether a statement runs in every round, the last one too.</summary>
    public static bool IsEachRound(SyntaxNode place, StatementSyntax loop) => place.Ancestors().TakeWhile(node => node != loop).All(static node => node switch
    {
        StatementSyntax statement => LoopSyntax.IsStraight(statement),
        SwitchSectionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or CatchClauseSyntax or FinallyClauseSyntax or AnonymousFunctionExpressionSyntax => false,
        _ => true,
    });
}

/// <summary>A variable that keeps the losses of a loop.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Assignment">Where it is given them.</param>
/// <param name="Loss">The tensor.</param>
/// <param name="IsAdded">Whether all are added up; else the last one is kept.</param>
/// <param name="Read">The call that reads the number, where it stands in the assignment itself.</param>
internal sealed record KeptLoss(ILocalSymbol Variable, AssignmentExpressionSyntax Assignment, ExpressionSyntax Loss, bool IsAdded, InvocationExpressionSyntax? Read);

/// <summary>What is wrong with the loss of an epoch.</summary>
internal enum EpochLossMistake
{
    /// <summary>A sum of means is divided by the number of samples.</summary>
    DividedBySamples,

    /// <summary>It is divided by a number of full batches.</summary>
    DividedByFullBatches,

    /// <summary>It is the loss of one batch.</summary>
    LastBatch,
}

/// <summary>A wrong loss of an epoch.</summary>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Place">The division; what is given out.</param>
/// <param name="Kept">Where the losses are kept.</param>
/// <param name="Variable">The name of what keeps them.</param>
/// <param name="Divisor">What it is divided by.</param>
/// <param name="Edit">How it can be mended, if that is known.</param>
internal sealed record WrongEpochLoss(EpochLossMistake Mistake, SyntaxNode Place, AssignmentExpressionSyntax Kept, string Variable, string Divisor, EpochLossEdit? Edit);

/// <summary>An edit that mends the loss of an epoch.</summary>
/// <param name="AtKept">A text that is written behind the read of a loss: <c> * y.size(0)</c>.</param>
/// <param name="IsSummed">Whether what was kept alone is to be added up.</param>
/// <param name="Divisor">What to divide by instead.</param>
internal sealed record EpochLossEdit(string? AtKept = null, bool IsSummed = false, string? Divisor = null);
