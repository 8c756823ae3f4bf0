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
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: UsingStatementSyntax held } } } => [held.Statement],
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax declared } } variable } =>
            declared.UsingKeyword.IsKind(SyntaxKind.None) ? UntilDisposed(declared, variable.Identifier.ValueText) : After(declared),
        _ => [],
    };

    /// <summary>The first place of a region at which its thread may leave it: an <c>await</c> of something that may not be done yet, a <c>yield return</c>.</summary>
    public static SyntaxToken? FirstLeave(IEnumerable<StatementSyntax> region)
    {
        foreach (var node in region.SelectMany(static statement => statement.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node))))
        {
            switch (node)
            {
                case AwaitExpressionSyntax awaited when !IsDone(awaited.Expression):
                    return awaited.AwaitKeyword;
                case CommonForEachStatementSyntax { AwaitKeyword: var keyword } when !keyword.IsKind(SyntaxKind.None):
                    return keyword;
                case YieldStatementSyntax given when given.IsKind(SyntaxKind.YieldReturnStatement):
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

    /// <summary><c>await Task.CompletedTask</c>, <c>await Task.FromResult(x)</c>: nothing is left.</summary>
    private static bool IsDone(ExpressionSyntax awaited) => awaited switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var task } } => IsDone(task),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" } } => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        _ => false,
    };
}
