using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>var numbers = p.data&lt;float&gt;(); numbers[0] = 1;</c> writes into <c>p</c> by its own memory. Judged by the text alone: what reads it, <c>p.data&lt;float&gt;().ToArray()</c>, leaves
/// the object what it is; what hands it to anybody may write.
/// </summary>
internal static class MemoryWrites
{
    private const int Names = 2;

    /// <summary>The object whose memory a mention gives, if that may be written through: <c>p</c> of <c>p.bytes[0] = 1</c>.</summary>
    public static ExpressionSyntax? OwnerOf(SyntaxNode mention, ILibraryNames library)
    {
        if (mention is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access || !library.GivesMemory(name))
            return null;
        ExpressionSyntax given = access.Parent is InvocationExpressionSyntax call && call.Expression == access ? call : access;
        return IsWrittenThrough(given, Names) ? access.Expression : null;
    }

    /// <param name="given">What gives the memory, or names it.</param>
    /// <param name="names">How many further names it may get before it is feared.</param>
    private static bool IsWrittenThrough(ExpressionSyntax given, int names) => given.Parent switch
    {
        ElementAccessExpressionSyntax element when element.Expression == given => IsWritten(element),
        MemberAccessExpressionSyntax access when access.Expression == given => access.Name.Identifier.ValueText is var name && (name == "CopyFrom" || Collections.MayChange(name)),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => names == 0 || MemberAround.Of(given) is not { } member
            || member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && IsWrittenThrough(name, names - 1)),
        AssignmentExpressionSyntax or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or RefExpressionSyntax => true,
        ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax => IsWrittenThrough((ExpressionSyntax)given.Parent, names),
        _ => false,
    };

    private static bool IsWritten(ExpressionSyntax element) => element.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == element,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
        PostfixUnaryExpressionSyntax step => step.IsKind(SyntaxKind.PostIncrementExpression) || step.IsKind(SyntaxKind.PostDecrementExpression),
        PrefixUnaryExpressionSyntax step => step.IsKind(SyntaxKind.PreIncrementExpression) || step.IsKind(SyntaxKind.PreDecrementExpression) || step.IsKind(SyntaxKind.AddressOfExpression),
        RefExpressionSyntax => true,
        _ => false,
    };
}
