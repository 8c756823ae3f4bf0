using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The code around a place asks tensors for their type, so it knows that there are several.</summary>
internal static class TypeQuestion
{
    /// <summary><c>t.dtype == ScalarType.Int32 ? t.item&lt;int&gt;() : t.item&lt;long&gt;()</c>: where the type is asked for, each reading has its own.</summary>
    public static bool IsIn(SyntaxNode call) =>
        MemberAround.Of(call)?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name =>
            ElementReads.TypeQuestions.Contains(name.Identifier.ValueText) && IsAsked(name)) == true;

    /// <summary>Where it stands in a condition; <c>to(ScalarType.Int64)</c> and <c>dtype: x.dtype</c> ask nothing.</summary>
    private static bool IsAsked(SyntaxNode name) =>
        name.Ancestors().TakeWhile(static node => node is not StatementSyntax and not ArgumentSyntax || node is IfStatementSyntax or SwitchStatementSyntax)
            .Any(static node => node is BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax or IfStatementSyntax or ConditionalExpressionSyntax);
}
