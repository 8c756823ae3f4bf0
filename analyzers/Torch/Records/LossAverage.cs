using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where a sum of the means of batches is divided by what is not the number of batches.</summary>
internal sealed class LossAverage(FlowAnalysis flow, VisibleValues visible, LocalMentions mentions, CancellationToken cancellation)
{
    public IEnumerable<WrongEpochLoss> Wrong(KeptLoss kept, BatchLoop loop, RoundLoss loss)
    {
        if (loss.Call is not { } call || !LossFunctions.IsMean(call, visible))
            yield break;
        var all = mentions.Of(kept.Variable, kept.Assignment, cancellation);
        var outer = LoopSyntax.Around(loop.Statement);
        if (!IsSumOf(kept, all, loop.Statement, outer))
            yield break;
        var counts = new RowCount(flow, visible, mentions, cancellation);
        foreach (var name in all.Where(name => name.SpanStart > loop.Statement.Span.End && LoopSyntax.Around(name) == outer))
        {
            if (DivisionOf(name) is var (division, divisor) && !IsScaled(division))
            {
                var edit = RowsOf(call) is { } target && kept.Read is not null ? new EpochLossEdit($" * {target}.{LossReports.SizeMethod}(0)") : null;
                if (counts.IsOfFullBatches(divisor, loop))
                    yield return new WrongEpochLoss(EpochLossMistake.DividedByFullBatches, division, kept.Assignment, kept.Variable.Name, divisor.ToString(), loop.Loader is IdentifierNameSyntax loader ? new EpochLossEdit(Divisor: $"{loader.Identifier.ValueText}.{LossReports.Count}") : null);
                else if (counts.IsOfSamples(divisor, loop, call))
                    yield return new WrongEpochLoss(EpochLossMistake.DividedBySamples, division, kept.Assignment, kept.Variable.Name, divisor.ToString(), edit);
                yield break;
            }

            if (LocalMentions.IsWrite(name))
                yield break;
        }
    }

    /// <summary>Whether the variable starts at 0 for each run of the loop, and the loop alone adds to it.</summary>
    private bool IsSumOf(KeptLoss kept, IReadOnlyList<IdentifierNameSyntax> all, StatementSyntax loop, StatementSyntax? outer)
    {
        var writes = all.Where(LocalMentions.IsWrite).ToList();
        if (writes.Exists(name => loop.Span.Contains(name.Span) && name.Parent != kept.Assignment) || all.Any(name => LoopSyntax.FunctionAround(name) != LoopSyntax.FunctionAround(loop)))
            return false;
        return RowCount.IsZeroBefore(kept.Variable, writes, loop, outer, cancellation);
    }

    /// <summary><c>sum / n</c>, <c>sum /= n</c>.</summary>
    private static (ExpressionSyntax Division, ExpressionSyntax Divisor)? DivisionOf(IdentifierNameSyntax name) => LocalMentions.Over(name) is var value ? value.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.DivideExpression } division when division.Left == value => (division, division.Right),
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.DivideAssignmentExpression } division when division.Left == value => (division, division.Right),
        _ => null,
    } : null;

    /// <summary>Whether the quotient is multiplied again, which may make it right.</summary>
    private static bool IsScaled(ExpressionSyntax division) =>
        LocalMentions.Over(division).Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.MultiplyExpression or (int)SyntaxKind.DivideExpression };

    /// <summary>A tensor with as many rows as the batch: the target, where it has a name.</summary>
    private static string? RowsOf(IInvocationOperation loss) =>
        loss.Arguments.Length > 1 && loss.Arguments[1].Value is var target && LocalMentions.Under((ExpressionSyntax)target.Syntax) is IdentifierNameSyntax or ElementAccessExpressionSyntax ? target.Syntax.ToString() : null;
}
