using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The statements that run while a handle is held for certain: those of a <c>using</c>, or those up to <c>handle.Dispose();</c>.</summary>
internal static class HandleRegion
{
    public static IEnumerable<StatementSyntax> Of(InvocationExpressionSyntax handle) => handle.Parent switch
    {
        UsingStatementSyntax held when held.Expression == handle => [held.Statement],
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: UsingStatementSyntax held } } variable } => UnlessDisposed([held.Statement], variable.Identifier.ValueText),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax declared } } variable } =>
            declared.UsingKeyword.IsKind(SyntaxKind.None) ? UntilDisposed(declared, variable.Identifier.ValueText) : UnlessDisposed([.. After(declared)], variable.Identifier.ValueText),
        _ => [],
    };

    /// <summary>A <c>using</c> whose handle is disposed by hand as well ends before its block does.</summary>
    private static IReadOnlyList<StatementSyntax> UnlessDisposed(IReadOnlyList<StatementSyntax> region, string name) =>
        region.Any(statement => statement.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name
            && mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(IDisposable.Dispose) } or ConditionalAccessExpressionSyntax)) ? [] : region;

    /// <summary>The first place of a region at which its thread may leave it: an <c>await</c> of something that may not be done yet, a <c>yield return</c>.</summary>
    public static SyntaxToken? FirstLeave(IEnumerable<StatementSyntax> region, AwaitedTask task)
    {
        foreach (var node in region.SelectMany(static statement => statement.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node))))
        {
            switch (node)
            {
                case AwaitExpressionSyntax awaited when task.IsLeftAt(awaited.Expression):
                    return awaited.AwaitKeyword;
                case CommonForEachStatementSyntax { AwaitKeyword: var keyword } loop when !keyword.IsKind(SyntaxKind.None) && task.IsLeftAt(loop.Expression):
                    return keyword;
                case YieldStatementSyntax given when given.IsKind(SyntaxKind.YieldReturnStatement) && !IsMeant(given, task):
                    return given.YieldKeyword;
            }
        }

        return null;
    }

    private static IEnumerable<StatementSyntax> After(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements.SkipWhile(other => other != statement).Skip(1),
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } own =>
            unit.Members.OfType<GlobalStatementSyntax>().SkipWhile(other => other != own).Skip(1).Select(static global => global.Statement),
        _ => [],
    };

    private static List<StatementSyntax> UntilDisposed(StatementSyntax statement, string name)
    {
        var following = After(statement).ToList();
        var end = following.FindIndex(other => other is ExpressionStatementSyntax
        {
            Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(IDisposable.Dispose), Expression: IdentifierNameSyntax { Identifier.ValueText: var disposed } } },
        } && disposed == name);
        var region = end < 0 ? [] : following.Take(end).ToList();
        return region.Exists(other => other.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name)) ? [] : region;
    }

    /// <summary>An iterator that opens a handle only to have it open in the consumer's round; or whose consumer takes all at once.</summary>
    private static bool IsMeant(YieldStatementSyntax given, AwaitedTask task) =>
        (given.Expression is IdentifierNameSyntax && (given.Parent is UsingStatementSyntax || given.Parent is BlockSyntax { Statements.Count: 1, Parent: UsingStatementSyntax }))
        || (given.Parent is BlockSyntax { Statements: var statements } && statements.IndexOf(given) is > 0 and var at && statements[at - 1] is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } && given.Expression is IdentifierNameSyntax)
        || task.IsTakenAtOnce(given);
}
