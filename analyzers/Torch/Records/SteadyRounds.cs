using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether something happens in each round of a loop, and there is more than one: <c>if (i == last) optimizer.step();</c> steps once with what all rounds have added up,
/// and <c>while (!done)</c> may end after the first.
/// </summary>
internal static class SteadyRounds
{
    /// <summary>Whether a loop goes over elements, or counts.</summary>
    public static bool GoesOn(StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax => true,
        ForStatementSyntax { Condition: null or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression } } => true,
        WhileStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression } } => true,
        _ => false,
    } && !JumpsIn(loop).Any();

    /// <summary>Whether a use stands on the straight way: of the loop, and of each method that leads from it to the use.</summary>
    public static bool Has(ObjectUse use, StatementSyntax loop) => use.Places.All(place => loop.Span.Contains(place.Span) && place.SyntaxTree == loop.SyntaxTree ? EpochLosses.IsEachRound(place, loop) : IsAlwaysReached(place));

    /// <summary>Whether a round comes by a place, once or for each element of something.</summary>
    public static bool ComesBy(SyntaxNode place, StatementSyntax loop) =>
        LoopSyntax.FunctionAround(place) is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } } && loop.Span.Contains(taker.Span) ? IsAlwaysReached(place) && ComesBy(taker, loop) :
        LoopSyntax.Around(place) is { } inner && inner != loop && inner is CommonForEachStatementSyntax ? EpochLosses.IsEachRound(place, inner) && ComesBy(inner, loop) : EpochLosses.IsEachRound(place, loop);

    /// <summary>Whether a function comes by a place whenever it runs.</summary>
    public static bool IsAlwaysReached(SyntaxNode place)
    {
        var function = LoopSyntax.FunctionAround(place);
        return place.Ancestors().TakeWhile(node => node != function).All(static node => node is not StatementSyntax statement || statement is ReturnStatementSyntax || LoopSyntax.IsStraight(statement)) && !JumpsIn(function).Any(jump => jump.SpanStart < place.SpanStart);
    }

    private static IEnumerable<SyntaxNode> JumpsIn(SyntaxNode code) =>
        code.DescendantNodes(node => node == code || !LoopSyntax.IsFunction(node)).Where(static node => node is ContinueStatementSyntax or BreakStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or YieldStatementSyntax);
}
