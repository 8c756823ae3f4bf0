using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Which loop a place stands in, and what stands before a loop, by the text.</summary>
internal static class LoopSyntax
{
    private static readonly string[] Collecting = ["Add", "AddLast", "AddFirst", "AddRange", "Append", "Enqueue", "Insert", "Push", "TryAdd"];

    public static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>A statement that runs what stands in it whenever it runs, and once.</summary>
    public static bool IsStraight(StatementSyntax statement) =>
        statement is BlockSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax or UsingStatementSyntax or LockStatementSyntax or CheckedStatementSyntax or FixedStatementSyntax;

    /// <summary>The function that a place stands in, be it a lambda or the top-level statements.</summary>
    public static SyntaxNode FunctionAround(SyntaxNode place) => place.Ancestors().First(IsFunction);

    /// <summary>The innermost loop around a place in its function.</summary>
    public static StatementSyntax? Around(SyntaxNode place) =>
        place.Ancestors().TakeWhile(static ancestor => !IsFunction(ancestor)).FirstOrDefault(IsLoop) as StatementSyntax;

    /// <summary>What <c>foreach</c> runs over, and what a <c>for</c> starts with, is evaluated before the first round.</summary>
    public static bool IsInHeader(SyntaxNode place, StatementSyntax loop) => loop switch
    {
        CommonForEachStatementSyntax each => each.Expression.Span.Contains(place.Span),
        ForStatementSyntax counted => counted.Declaration?.Span.Contains(place.Span) == true || counted.Initializers.Any(start => start.Span.Contains(place.Span)),
        _ => false,
    };

    /// <summary><c>Show(model.forward(x)); break;</c>: a place that is reached in one round at most, for the loop is left behind it.</summary>
    public static bool IsLeftAfter(SyntaxNode place, StatementSyntax loop) =>
        place.Ancestors().TakeWhile(node => node != loop).OfType<BlockSyntax>().Any(block => Leaves(block.Statements.LastOrDefault(), loop)
            && !block.DescendantNodes(static node => !IsFunction(node)).Any(node => node is ContinueStatementSyntax or GotoStatementSyntax && node.SpanStart > place.SpanStart));

    private static bool Leaves(StatementSyntax? last, StatementSyntax loop) =>
        last is ReturnStatementSyntax or ThrowStatementSyntax
        || (last is BreakStatementSyntax && last.Ancestors().First(static node => IsLoop(node) || node is SwitchStatementSyntax) == loop);

    public static SyntaxToken KeywordOf(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax counted => counted.ForKeyword,
        CommonForEachStatementSyntax each => each.ForEachKeyword,
        WhileStatementSyntax again => again.WhileKeyword,
        DoStatementSyntax again => again.DoKeyword,
        _ => loop.GetFirstToken(),
    };

    /// <summary>The statement that a round runs.</summary>
    public static StatementSyntax? BodyOf(StatementSyntax loop) => loop switch
    {
        ForStatementSyntax counted => counted.Statement,
        CommonForEachStatementSyntax each => each.Statement,
        WhileStatementSyntax again => again.Statement,
        DoStatementSyntax again => again.Statement,
        _ => null,
    };

    /// <summary>Whether a place is the resource of a <c>using</c> around another, or stands in a statement before it, in its block or one around it.</summary>
    public static bool StandsBefore(SyntaxNode place, StatementSyntax other)
    {
        for (SyntaxNode inner = other; inner.Parent is { } outer && !IsFunction(inner); inner = outer)
        {
            if (outer is UsingStatementSyntax held && held.Statement == inner && held.Span.Contains(place.Span) && !held.Statement.Span.Contains(place.Span))
                return true;
            if (place.SpanStart < inner.SpanStart && outer is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax && StatementIn(place, outer) is { } statement && IsPlain(statement))
                return true;
        }

        return false;
    }

    /// <summary>Whether an expression mentions what the loop counts or goes over.</summary>
    public static bool MentionsVariableOf(ExpressionSyntax expression, SyntaxNode loop)
    {
        var declared = loop switch
        {
            ForEachStatementSyntax each => [each.Identifier.ValueText],
            ForEachVariableStatementSyntax each => each.Variable.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(static variable => variable.Identifier.ValueText),
            ForStatementSyntax { Declaration: { } counters } => counters.Variables.Select(static variable => variable.Identifier.ValueText),
            _ => Enumerable.Empty<string>(),
        };
        return expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => declared.Contains(name.Identifier.ValueText));
    }

    /// <summary>Whether an expression mentions the loop's variable, or what a round declares.</summary>
    public static bool MentionsOwnOf(ExpressionSyntax expression, SyntaxNode loop)
    {
        if (MentionsVariableOf(expression, loop))
            return true;
        var own = DeclaredIn(loop);
        return expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => own.Contains(name.Identifier.ValueText));
    }

    /// <summary>The variable that is set to what a call gives.</summary>
    public static string? NameFor(InvocationExpressionSyntax call) => call.Parent switch
    {
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => variable.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax variable } => variable.Identifier.ValueText,
        _ => null,
    };

    /// <summary>What a round puts into a collection: <c>all.Add(y)</c>, <c>all[i] = y</c>.</summary>
    public static IEnumerable<ExpressionSyntax> Collected(SyntaxNode loop) => CollectedInto(loop).Select(static into => into.Kept);

    /// <summary>The same, with the name of the collection.</summary>
    public static IEnumerable<(string Name, ExpressionSyntax Kept)> CollectedInto(SyntaxNode loop) =>
        loop.DescendantNodes().SelectMany(static node => node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var all } } call when Collecting.Contains(name) =>
                call.ArgumentList.Arguments.Select(argument => (LastNameOf(all), argument.Expression)),
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: var all } } assignment => [(LastNameOf(all), assignment.Right)],
            _ => Enumerable.Empty<(string, ExpressionSyntax)>(),
        });

    private static string LastNameOf(ExpressionSyntax expression) => NameUse.NameOf(expression)?.Identifier.ValueText ?? "";

    /// <summary>The variables from outside that a round sets, and the next reads.</summary>
    public static IEnumerable<ExpressionSyntax> Carried(SyntaxNode loop)
    {
        var own = DeclaredIn(loop);
        return loop.DescendantNodes().OfType<AssignmentExpressionSyntax>().Where(static assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
            .SelectMany(static assignment => assignment.Left is TupleExpressionSyntax slots ? slots.Arguments.Select(static slot => slot.Expression) : [assignment.Left])
            .Where(target => target is IdentifierNameSyntax name ? !own.Contains(name.Identifier.ValueText) : target is MemberAccessExpressionSyntax);
    }

    public static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax || (node is MemberDeclarationSyntax and not GlobalStatementSyntax);

    private static HashSet<string> DeclaredIn(SyntaxNode loop) => new(
        loop.DescendantNodes().Select(static node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            _ => "",
        }),
        StringComparer.Ordinal);

    /// <summary>The statement of a list that a place stands in.</summary>
    private static StatementSyntax? StatementIn(SyntaxNode place, SyntaxNode list)
    {
        var node = place;
        while (node is not null && node.Parent != list && !(node.Parent is GlobalStatementSyntax && node.Parent.Parent == list))
        {
            if (IsFunction(node))
                return null;
            node = node.Parent;
        }

        return node as StatementSyntax;
    }

    /// <summary>A branch or a loop before it may not have run.</summary>
    private static bool IsPlain(StatementSyntax statement) => statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax;
}
