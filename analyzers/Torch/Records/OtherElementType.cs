using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A tensor whose type is visible is read as another one.</summary>
internal static class OtherElementType
{
    /// <summary>What the tensor is of, and the type of C# that reads it; null where it is read rightly, or nobody can tell.</summary>
    public static (string Element, string Type)? Of(LibraryCall call) =>
        call.Receiver is { } tensor && call.Method.TypeArguments is [{ SpecialType: not SpecialType.None } asked]
        && new VisibleElementType(call.Visible).NameOf(tensor) is { } element && ElementTypes.Keywords.TryGetValue(element, out var type)
        && asked.ToDisplayString() != type && !AsksForType(call.Node) && !Trial.Is(call)
            ? (element, type) : null;

    /// <summary><c>t.dtype == ScalarType.Int32 ? t.item&lt;int&gt;() : t.item&lt;long&gt;()</c>: where the type is asked for, each reading has its own.</summary>
    private static bool AsksForType(SyntaxNode call) =>
        MemberAround.Of(call)?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name =>
            ElementReads.TypeQuestions.Contains(name.Identifier.ValueText) && IsAsked(name)) == true;

    /// <summary>Where it stands in a condition; <c>to(ScalarType.Int64)</c> and <c>dtype: x.dtype</c> ask nothing.</summary>
    private static bool IsAsked(SyntaxNode name) =>
        name.Ancestors().TakeWhile(static node => node is not StatementSyntax and not ArgumentSyntax || node is IfStatementSyntax or SwitchStatementSyntax)
            .Any(static node => node is BinaryExpressionSyntax or IsPatternExpressionSyntax or SwitchExpressionSyntax or SwitchStatementSyntax or IfStatementSyntax or ConditionalExpressionSyntax);
}
