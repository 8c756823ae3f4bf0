using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>A place in the text where the program takes one of several ways, seen from one of them.</summary>
/// <param name="Conditions">What is asked to get there.</param>
/// <param name="HasOtherTreatment">Whether the other way does something in its place, and does not only leave it out.</param>
internal sealed record Fork(IReadOnlyList<SyntaxNode> Conditions, bool HasOtherTreatment)
{
    /// <summary>Whether a key decides: <c>handlers[loss.GetType()]()</c> runs one of the functions that were put there.</summary>
    public bool IsByKey { get; init; }

    /// <summary>The forks that lead to a place in its function, the innermost first.</summary>
    public static IEnumerable<Fork> Around(SyntaxNode place, StatementLists lists)
    {
        for (var node = place; node.Parent is { } parent && !IsFunction(node); node = parent)
        {
            if (Above(node, parent, lists) is { } fork)
                yield return fork;
            if (node is StatementSyntax statement)
            {
                foreach (var before in lists.In(parent).LeftBefore(statement))
                    yield return before;
            }
        }
    }

    public static bool IsInLoop(SyntaxNode place)
    {
        for (var node = place; node is not null && node is not AnonymousFunctionExpressionSyntax && !IsFunction(node); node = node.Parent)
        {
            if (node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
                return true;
        }

        return false;
    }

    private static Fork? Above(SyntaxNode node, SyntaxNode parent, StatementLists lists) => parent switch
    {
        IfStatementSyntax choice when node == choice.Statement =>
            IsThrow(choice.Else?.Statement)
                ? null
                : new([choice.Condition], choice.Else is not null || (Leaves(choice.Statement) && lists.In(choice.Parent).IsTreatedAfter(choice))),
        ElseClauseSyntax { Parent: IfStatementSyntax choice } => IsThrow(choice.Statement) ? null : new([choice.Condition], HasOtherTreatment: true),
        ConditionalExpressionSyntax choice when node == choice.WhenTrue =>
            choice.WhenFalse is ThrowExpressionSyntax ? null : new([choice.Condition], HasOtherTreatment: true),
        ConditionalExpressionSyntax choice when node == choice.WhenFalse =>
            choice.WhenTrue is ThrowExpressionSyntax ? null : new([choice.Condition], HasOtherTreatment: true),
        SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm when node == arm.Expression =>
            new([.. choice.Arms.TakeWhile(before => before != arm).Append(arm).SelectMany(ConditionsOf)], HasOtherTreatment: true),
        SwitchSectionSyntax { Parent: SwitchStatementSyntax choice } section when node is StatementSyntax =>
            new([.. LabelsFor(section, choice)], HasOtherTreatment: true),
        _ when node is AnonymousFunctionExpressionSyntax && HasKey(node, parent) => new([], HasOtherTreatment: true) { IsByKey = true },
        _ => null,
    };

    /// <summary><c>[typeof(Sharp)] = () => …</c>, <c>{ "nll", () => … }</c>, <c>handlers.Add("nll", () => …)</c>.</summary>
    private static bool HasKey(SyntaxNode function, SyntaxNode parent) => parent switch
    {
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax or ElementAccessExpressionSyntax } => true,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ComplexElementInitializerExpression, Expressions: [_, .., var last] } => last == function,
        ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [_, _], Parent: InvocationExpressionSyntax call } } =>
            NameUse.NameOf(call.Expression) is { Identifier.ValueText: "Add" or "TryAdd" },
        _ => false,
    };

    /// <summary>The fork at a statement that some way does not come back from, because it returns what it has made of the same things.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="calledAfter">What is called after it.</param>
    public static Fork? LeftAt(StatementSyntax statement, ISet<string> calledAfter) => statement switch
    {
        IfStatementSyntax choice when ReturnsInstead(choice) || TreatsInstead(choice.Statement, calledAfter) => new([choice.Condition], HasOtherTreatment: true),
        SwitchStatementSyntax { Sections: var sections } when sections.Any(section => ReturnsInstead(section.Statements.LastOrDefault())) =>
            new([.. sections.SelectMany(static section => section.Labels)], HasOtherTreatment: true),
        _ => null,
    };

    /// <summary><c>if (loss is not Sharp) { z = loss.call(z, y); continue; } z = loss.call(z.log(), y);</c> does the same with other things, and leaves.</summary>
    private static bool TreatsInstead(StatementSyntax statement, ISet<string> calledAfter) =>
        statement is BlockSyntax { Statements: [_, .., var last] } block && Leaves(last) && CalledIn(block).Any(calledAfter.Contains);

    /// <summary>What a statement gives something to that is not written down there.</summary>
    public static IEnumerable<string> CalledIn(StatementSyntax statement) =>
        from argument in statement.DescendantNodes().OfType<ArgumentSyntax>()
        where IsGiven(argument)
        select ((InvocationExpressionSyntax)argument.Parent!.Parent!).Expression.ToString();

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

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax => true,
        BlockSyntax block => block.Statements.LastOrDefault() is { } last && Leaves(last),
        _ => false,
    };

    /// <summary>Whether a call is given something that is not written down there.</summary>
    public static bool IsGiven(ArgumentSyntax argument) =>
        argument.Parent?.Parent is InvocationExpressionSyntax && argument.Expression is not LiteralExpressionSyntax;

    private static bool IsThrow(StatementSyntax? statement) => statement switch
    {
        ThrowStatementSyntax => true,
        BlockSyntax block => IsThrow(block.Statements.LastOrDefault()),
        _ => false,
    };

    /// <summary>A lambda runs where its forks lead to, or not at all.</summary>
    private static bool IsFunction(SyntaxNode node) =>
        node is (MemberDeclarationSyntax and not GlobalStatementSyntax) or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;
}
