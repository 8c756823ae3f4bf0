using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary><c>mask = ones(4, 4); mask = mask.to(ScalarType.Bool); use(mask);</c>: what a local variable was given last, in straight line.</summary>
internal static class LastValue
{
    /// <summary>The expression, or null where branches, loops or functions may give it another.</summary>
    public static ExpressionSyntax? Before(SyntaxNode place, SyntaxNode declaration, IReadOnlyList<SyntaxNode> writes)
    {
        if (writes.Any(write => FunctionAround(write) != FunctionAround(place) || write.Parent is RefExpressionSyntax) || FunctionAround(declaration) != FunctionAround(place)
            || Body(place)?.DescendantNodes().Any(static node => node is GotoStatementSyntax) == true)
            return null;
        for (var current = place; current.Parent is { } parent; current = parent)
        {
            if (IsLost(current, parent, place, writes))
                return null;
            foreach (var before in StatementsBefore(current, parent))
            {
                if (Given(before, declaration, writes) is var (isWritten, value) && isWritten)
                    return value;
            }

            if (parent is MemberDeclarationSyntax and not GlobalStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return null;
        }

        return null;
    }

    /// <summary>What a statement gives the variable: null where it may give several.</summary>
    private static (bool IsWritten, ExpressionSyntax? Value) Given(SyntaxNode statement, SyntaxNode declaration, IReadOnlyList<SyntaxNode> writes)
    {
        if (statement.Contains(declaration))
            return (true, statement is LocalDeclarationStatementSyntax && declaration is VariableDeclaratorSyntax { Initializer.Value: var value } ? value : null);
        var inside = writes.Where(statement.Contains).ToList();
        return inside.Count == 0 ? (false, null)
            : (true, inside is [{ Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax whole } } only] && whole == statement
                ? GivenValues.ValueOf(only) : null);
    }

    /// <summary>Another round of a loop, a block that may have ended anywhere, or the very statement, may give another value.</summary>
    private static bool IsLost(SyntaxNode current, SyntaxNode parent, SyntaxNode place, IReadOnlyList<SyntaxNode> writes) => parent switch
    {
        ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax => writes.Any(parent.Contains),
        CatchClauseSyntax or FinallyClauseSyntax => writes.Any(parent.Parent!.Contains),
        _ => current is StatementSyntax && current.Contains(place) && IsSimple(current) && writes.Any(write => current.Contains(write) && !(write.Parent?.Contains(place) == true && !write.Contains(place))),
    };

    private static bool IsSimple(SyntaxNode statement) => statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax;

    private static IEnumerable<SyntaxNode> StatementsBefore(SyntaxNode current, SyntaxNode parent)
    {
        IEnumerable<SyntaxNode> all = parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            CompilationUnitSyntax unit when current is GlobalStatementSyntax => unit.Members.OfType<GlobalStatementSyntax>(),
            _ => [],
        };
        return all.TakeWhile(one => one != current).Reverse().Select(static one => one is GlobalStatementSyntax global ? global.Statement : one);
    }

    private static SyntaxNode? FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    private static SyntaxNode? Body(SyntaxNode node) => MemberAround.Of(node);
}
