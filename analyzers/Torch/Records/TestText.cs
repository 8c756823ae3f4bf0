using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What the text around a measurement says of the rows that it is made on, and whether they trained before.</summary>
internal static class TestText
{
    /// <summary>Whether the texts of a statement, or the names that it sets, claim rows that the model has not seen.</summary>
    public static bool Claims(SyntaxNode statement) =>
        statement.DescendantTokens().Any(static token => IsText(token) && Has(token, TestWords.Claims, TestWords.ClaimsInText)) || SetIn(statement).Any(static name => NameWords.Have(NameOf(name), TestWords.Claims));

    /// <summary>Whether code says by any name or text that the rows are those of the training.</summary>
    public static bool Admits(SyntaxNode code) =>
        code.DescendantTokens().Any(static token => (token.IsKind(SyntaxKind.IdentifierToken) || IsText(token)) && Has(token, TestWords.Admissions, TestWords.AdmissionsInText));

    /// <summary>What declares or names the variables that a statement sets.</summary>
    public static IEnumerable<SyntaxNode> SetIn(SyntaxNode statement) => statement.DescendantNodes().SelectMany(static node => node switch
    {
        VariableDeclaratorSyntax or SingleVariableDesignationSyntax => [node],
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } => [target],
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax slots } => slots.Arguments.Select(static slot => slot.Expression).OfType<IdentifierNameSyntax>(),
        _ => Enumerable.Empty<SyntaxNode>(),
    });

    /// <summary>The innermost statement, which is no block or loop; of what an arrow returns, all of it.</summary>
    public static SyntaxNode? StatementOf(SyntaxNode place) =>
        place.Ancestors().FirstOrDefault(static node => node is StatementSyntax or ArrowExpressionClauseSyntax) is { } statement && statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
            ? statement : null;

    /// <summary>Whether one place has run on every way on which the program reaches a later one: no branch that both do not share, no return after it.</summary>
    public static bool IsAlwaysBefore(SyntaxNode one, SyntaxNode later)
    {
        if (LoopSyntax.FunctionAround(one) != LoopSyntax.FunctionAround(later))
            return false;
        for (var node = one; node.Parent is { } parent; node = parent)
        {
            if (parent.Contains(later) && parent is not (IfStatementSyntax or SwitchStatementSyntax or SwitchSectionSyntax))
                return true;
            if (parent is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or CatchClauseSyntax or TryStatementSyntax { Catches.Count: > 0 } || (parent is BlockSyntax block && block.Statements.Any(statement => IsLeaving(statement, one))))
                return false;
        }

        return false;
    }

    /// <summary>Whether each round of a loop does something with all of its batch: a <c>continue</c>, a <c>break</c>, a condition or a slice may leave rows to somebody else.</summary>
    public static bool TakesAll(ForEachStatementSyntax loop, SyntaxNode place) => EpochLosses.IsEachRound(place, loop) && !loop.Statement.DescendantNodes().Any(static node =>
        node is ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax or RangeExpressionSyntax || (node is SimpleNameSyntax name && LossReports.Slicing.Contains(name.Identifier.ValueText)));

    private static bool IsLeaving(StatementSyntax statement, SyntaxNode one) =>
        statement.SpanStart > one.SpanStart && statement is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax;

    private static string NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax declared => declared.Identifier.ValueText,
        SingleVariableDesignationSyntax declared => declared.Identifier.ValueText,
        IdentifierNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static bool Has(SyntaxToken token, ISet<string> words, IReadOnlyList<string> texts) => NameWords.Have(token.ValueText, words) || texts.Any(token.ValueText.Contains);

    public static bool IsText(SyntaxToken token) => token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken);
}
