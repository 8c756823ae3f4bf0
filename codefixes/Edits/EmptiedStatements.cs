using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Edits;

/// <summary>A branch whose statements are all removed goes too, and a condition that then decides nothing.</summary>
internal static class EmptiedStatements
{
    public static HashSet<SyntaxNode> With(IEnumerable<SyntaxNode> removed)
    {
        var all = new HashSet<SyntaxNode>(removed);
        foreach (var condition in all.SelectMany(static node => node.Ancestors()).OfType<IfStatementSyntax>().Distinct()
            .OrderByDescending(static condition => condition.SpanStart).ToList())
            Decide(condition, all);
        all.RemoveWhere(node => node.Ancestors().Any(all.Contains));
        return all;
    }

    /// <summary>Whether something must stand in the place of the statement.</summary>
    public static bool IsRequired(SyntaxNode removed) =>
        removed is StatementSyntax { Parent: IfStatementSyntax or ElseClauseSyntax or CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax
            or DoStatementSyntax or UsingStatementSyntax or LockStatementSyntax };

    private static void Decide(IfStatementSyntax condition, HashSet<SyntaxNode> all)
    {
        if (condition.Else is { } otherwise && IsGone(otherwise.Statement, all))
            all.Add(otherwise);
        if (IsGone(condition.Statement, all) && (condition.Else is null || all.Contains(condition.Else)) && IsHarmless(condition.Condition))
            all.Add(condition);
    }

    private static bool IsGone(StatementSyntax statement, HashSet<SyntaxNode> all) =>
        all.Contains(statement)
        || (statement is BlockSyntax { Statements: { Count: > 0 } statements } block && statements.All(all.Contains)
            && !block.DescendantTrivia().Any(Comments.Is));

    /// <summary>Whether nothing but the answer is lost with the question.</summary>
    private static bool IsHarmless(ExpressionSyntax condition) =>
        condition.DescendantNodesAndSelf().OfType<ExpressionSyntax>().All(static part =>
            part is SimpleNameSyntax or MemberAccessExpressionSyntax or LiteralExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
                or ThisExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression });
}
