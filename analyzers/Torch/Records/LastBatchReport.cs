using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where the loss of the last batch is given out, after the loop over the batches, by words that say that it is the epoch's.</summary>
internal sealed class LastBatchReport(FlowAnalysis flow, LocalMentions mentions, CancellationToken cancellation)
{
    public IEnumerable<WrongEpochLoss> Wrong(KeptLoss kept, BatchLoop loop, Func<StatementSyntax, bool> isOverBatches)
    {
        if (!loop.IsOfSeveral || HasBreak(loop.Statement) || IsCheck(loop.Statement) || NameWords.Have(kept.Variable.Name, LossReports.One))
            yield break;
        var all = mentions.Of(kept.Variable, kept.Assignment, cancellation);
        if (all.Any(name => LocalMentions.IsWrite(name) && name.Parent != kept.Assignment && (loop.Statement.Span.Contains(name.Span) || !IsSetBefore(name, loop.Statement))))
            yield break;
        var outer = LoopSyntax.Around(loop.Statement);
        if (outer is not null && isOverBatches(outer))
            yield break;
        foreach (var name in all.Where(name => name.SpanStart > loop.Statement.Span.End && LoopSyntax.Around(name) == outer && FunctionOf(name) == FunctionOf(loop.Statement)))
        {
            if (ReportOf(name) is not { } report)
                continue;
            if (IsOfEpoch(report, kept) && !IsOfOne(report, name, loop.Statement) && !IsForOne(report, name))
                yield return new WrongEpochLoss(EpochLossMistake.LastBatch, name, kept.Assignment, kept.Variable.Name, Divisor: "", EditOf(kept, loop, outer));
            yield break;
        }
    }

    /// <summary><c>loss = 0;</c> at the start of an epoch.</summary>
    private static bool IsSetBefore(IdentifierNameSyntax name, StatementSyntax loop) => name.SpanStart < loop.SpanStart && LocalMentions.AssignmentTo(name) is { Right: var value } && IsNothing(value);

    private static bool IsNothing(ExpressionSyntax value) => LocalMentions.Under(value) is LiteralExpressionSyntax or DefaultExpressionSyntax;

    private static SyntaxNode? FunctionOf(SyntaxNode place) => place.Ancestors().FirstOrDefault(LoopSyntax.IsFunction);

    /// <summary>A loop that is left early may end with any batch.</summary>
    private static bool HasBreak(StatementSyntax loop) =>
        loop.DescendantNodes(static node => !LoopSyntax.IsFunction(node)).Any(node => node is GotoStatementSyntax or ReturnStatementSyntax || (node is BreakStatementSyntax && BrokenBy(node) == loop));

    private static SyntaxNode? BrokenBy(SyntaxNode place) => place.Ancestors().FirstOrDefault(static node => LoopSyntax.IsLoop(node) || node is SwitchStatementSyntax);

    /// <summary>One batch is trained on again and again, to see that its loss can fall.</summary>
    private static bool IsCheck(StatementSyntax loop) => NameWords.AreAround(loop, LossReports.Checking);

    /// <summary>The outermost call that is given the number: <c>Console.WriteLine($"{loss}")</c>.</summary>
    private static InvocationExpressionSyntax? ReportOf(IdentifierNameSyntax name)
    {
        var calls = name.Ancestors().TakeWhile(static node => node is not StatementSyntax and not AnonymousFunctionExpressionSyntax).OfType<InvocationExpressionSyntax>()
            .Where(call => call.ArgumentList.Span.Contains(name.Span)).ToList();
        return calls.Count > 0 && calls[calls.Count - 1] is var outermost && outermost.Parent is ExpressionStatementSyntax or AwaitExpressionSyntax or ArrowExpressionClauseSyntax
            && NameUse.NameOf(outermost.Expression) is { } called && NameWords.Have(called.Identifier.ValueText, LossReports.Giving) ? outermost : null;
    }

    private static bool IsOfEpoch(InvocationExpressionSyntax report, KeptLoss kept) =>
        NameWords.Have(kept.Variable.Name, LossReports.Epoch) || WordsIn(report).Any(LossReports.Epoch.Contains) || TextsIn(report).Any(static text => LossReports.EpochInText.Any(text.Contains));

    /// <summary>Whether the report says that it is one batch's, or gives out another number that the same losses went into.</summary>
    private static bool IsOfOne(InvocationExpressionSyntax report, IdentifierNameSyntax name, StatementSyntax loop) =>
        WordsIn(report).Any(LossReports.One.Contains) || TextsIn(report).Any(static text => LossReports.OneInText.Any(text.Contains)) || OthersIn(report, name).Overlaps(SummedIn(loop));

    /// <summary>Whether the parameter that takes the number says so; whom a delegate calls, nobody knows.</summary>
    private bool IsForOne(InvocationExpressionSyntax report, IdentifierNameSyntax name) =>
        flow.Bodies.OperationOf(report, cancellation) is not IInvocationOperation { TargetMethod.MethodKind: not MethodKind.DelegateInvoke } call
        || call.Arguments.Any(argument => argument.Syntax.Span.Contains(name.Span) && argument.Parameter is { } parameter && NameWords.Have(parameter.Name, LossReports.One));

    private static HashSet<string> OthersIn(InvocationExpressionSyntax report, IdentifierNameSyntax name) =>
        new(report.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Where(other => other != name).Select(static other => other.Identifier.ValueText), StringComparer.Ordinal);

    /// <summary>What the rounds of a loop add up, by names that say that it is a loss or a sum.</summary>
    private static IEnumerable<string> SummedIn(StatementSyntax loop) => loop.DescendantNodes().OfType<AssignmentExpressionSyntax>()
        .Where(static assignment => assignment.IsKind(SyntaxKind.AddAssignmentExpression) && NameWords.Of(assignment.Left.ToString()).Any(LossReports.Sums.Contains)).Select(static assignment => assignment.Left.ToString());

    /// <summary>The words of all names and texts in a call.</summary>
    private static IEnumerable<string> WordsIn(InvocationExpressionSyntax report) =>
        report.DescendantTokens().Where(static token => TestText.IsText(token) || (token.IsKind(SyntaxKind.IdentifierToken) && !LossReports.Reading.Contains(token.ValueText))).SelectMany(static token => NameWords.Of(token.ValueText));

    private static IEnumerable<string> TextsIn(InvocationExpressionSyntax report) => report.DescendantTokens().Where(TestText.IsText).Select(static token => token.ValueText);

    /// <summary>The mean over the batches, where each epoch begins with 0 and the loader knows how many there are.</summary>
    private EpochLossEdit? EditOf(KeptLoss kept, BatchLoop loop, StatementSyntax? outer) =>
        kept.Read is not null && loop.Loader is IdentifierNameSyntax loader && BeginsWithZero(kept, loop.Statement, outer)
            ? new EpochLossEdit(AtKept: $" / {loader.Identifier.ValueText}.{LossReports.Count}", IsSummed: true) : null;

    private bool BeginsWithZero(KeptLoss kept, StatementSyntax loop, StatementSyntax? outer)
    {
        var last = mentions.Of(kept.Variable, kept.Assignment, cancellation).LastOrDefault(name => name.SpanStart < loop.SpanStart && LocalMentions.IsWrite(name));
        var declared = kept.Variable.DeclaringSyntaxReferences[0].GetSyntax(cancellation) as VariableDeclaratorSyntax;
        var (place, value) = last is null ? (declared, declared?.Initializer?.Value) : ((SyntaxNode)last, LocalMentions.AssignmentTo(last)?.Right);
        return place is not null && value is LiteralExpressionSyntax { Token.Value: 0 or 0f or 0d } && LoopSyntax.Around(place) == outer;
    }
}
