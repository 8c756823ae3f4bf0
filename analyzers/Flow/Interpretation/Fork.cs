using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>A place in the text where the program takes one of several ways, seen from one of them.</summary>
/// <param name="Conditions">What is asked to get there.</param>
/// <param name="HasOtherTreatment">Whether the other way does something in its place, and does not only leave it out.</param>
internal sealed record Fork(IReadOnlyList<SyntaxNode> Conditions, bool HasOtherTreatment)
{
    /// <summary>Whether a test of the graph is one of these conditions.</summary>
    public bool Asks(SyntaxNode test) => Conditions.Any(condition => condition.Span.Contains(test.Span) || IsArmOf(test, condition));

    /// <summary>The forks that lead to a place in its function, the innermost first.</summary>
    public static IEnumerable<Fork> Around(SyntaxNode place)
    {
        for (var node = place; node.Parent is { } parent && !IsFunction(node); node = parent)
        {
            if (Above(node, parent) is { } fork)
                yield return fork;
            if (node is StatementSyntax statement)
            {
                foreach (var before in Before(statement, parent))
                    yield return before;
            }
        }
    }

    public static bool IsInLoop(SyntaxNode place)
    {
        for (var node = place; node is not null && !IsFunction(node); node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
                return true;
        }

        return false;
    }

    private static Fork? Above(SyntaxNode node, SyntaxNode parent) => parent switch
    {
        IfStatementSyntax choice when node == choice.Statement =>
            IsThrow(choice.Else?.Statement) ? null : new([choice.Condition], choice.Else is not null || (Leaves(choice.Statement) && IsTreatedAfter(choice))),
        ElseClauseSyntax { Parent: IfStatementSyntax choice } => IsThrow(choice.Statement) ? null : new([choice.Condition], HasOtherTreatment: true),
        ConditionalExpressionSyntax choice when node == choice.WhenTrue =>
            choice.WhenFalse is ThrowExpressionSyntax ? null : new([choice.Condition], HasOtherTreatment: true),
        ConditionalExpressionSyntax choice when node == choice.WhenFalse =>
            choice.WhenTrue is ThrowExpressionSyntax ? null : new([choice.Condition], HasOtherTreatment: true),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when node == arm.Expression =>
            new([.. choice.Arms.TakeWhile(before => before != arm).Append(arm).SelectMany(ConditionsOf)], HasOtherTreatment: true),
        SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section when node is StatementSyntax =>
            new([.. LabelsFor(section, choice)], HasOtherTreatment: true),
        _ => null,
    };

    /// <summary>Forks before a statement that some way does not come back from, because it returns what it has made of the same things.</summary>
    private static IEnumerable<Fork> Before(StatementSyntax statement, SyntaxNode parent)
    {
        foreach (var before in SiblingsIn(parent).TakeWhile(sibling => sibling != statement))
        {
            if (before is IfStatementSyntax choice && ReturnsInstead(choice))
                yield return new([choice.Condition], HasOtherTreatment: true);
            else if (before is SwitchStatementSyntax { Sections: var sections } && sections.Any(section => ReturnsInstead(section.Statements.LastOrDefault())))
                yield return new([.. sections.SelectMany(static section => section.Labels)], HasOtherTreatment: true);
        }
    }

    private static bool ReturnsInstead(StatementSyntax? statement) => statement switch
    {
        IfStatementSyntax choice => ReturnsInstead(choice.Statement) || ReturnsInstead(choice.Else?.Statement),
        BlockSyntax block => ReturnsInstead(block.Statements.LastOrDefault()),
        ReturnStatementSyntax { Expression: { } value } => value.DescendantNodesAndSelf().OfType<ArgumentSyntax>().Any(IsGiven),
        _ => false,
    };

    private static IEnumerable<SyntaxNode> ConditionsOf(SwitchExpressionArmSyntax arm) => arm.WhenClause is { } when ? [arm.Pattern, when] : [arm.Pattern];

    /// <summary>The labels that are looked at before a section is entered: of the last resort, all.</summary>
    private static IEnumerable<SyntaxNode> LabelsFor(SwitchSectionSyntax section, SwitchStatementSyntax choice) =>
        section.Labels.Any(static label => label is DefaultSwitchLabelSyntax)
            ? choice.Sections.SelectMany(static each => each.Labels)
            : choice.Sections.TakeWhile(before => before != section).Append(section).SelectMany(static each => each.Labels);

    /// <summary>The graph writes the test of an arm down as the arm.</summary>
    private static bool IsArmOf(SyntaxNode test, SyntaxNode condition) => test is SwitchExpressionArmSyntax && condition.Parent == test;

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        BlockSyntax block => block.Statements.LastOrDefault() is { } last && Leaves(last),
        _ => false,
    };

    private static bool IsTreatedAfter(StatementSyntax statement) =>
        SiblingsIn(statement.Parent).SkipWhile(sibling => sibling != statement).Skip(1)
            .Any(static after => after.DescendantNodes().OfType<ArgumentSyntax>().Any(IsGiven));

    /// <summary>Whether a call is given something that is not written down there.</summary>
    private static bool IsGiven(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax && argument.Expression is not LiteralExpressionSyntax;

    private static SyntaxList<StatementSyntax> SiblingsIn(SyntaxNode? parent) => parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        _ => default,
    };

    private static bool IsThrow(StatementSyntax? statement) => statement switch
    {
        ThrowStatementSyntax => true,
        BlockSyntax block => IsThrow(block.Statements.LastOrDefault()),
        _ => false,
    };

    private static bool IsFunction(SyntaxNode node) =>
        node is (MemberDeclarationSyntax and not GlobalStatementSyntax)
            or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;
}
