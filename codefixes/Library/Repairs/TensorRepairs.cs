using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>dim: -1</c> becomes <c>dim: x.dim() - 1</c>, where x is a variable.</summary>
internal sealed class LastDimensionRepair() : FaultRepair(nameof(FaultEdit.LastDimension), new("Name the last dimension", "写出最后一维"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (FaultCall.IsPure(call.Subject) && call.Argument(ParameterNames.Dimension) is { } dimension)
            yield return new TextChange(dimension.Expression.Span, $"{call.Subject}.dim() - 1");
    }
}

/// <summary><c>x.var(false)</c> becomes <c>x.std(false).square()</c>.</summary>
internal sealed class SquaredDeviationRepair() : FaultRepair(nameof(FaultEdit.SquaredDeviation), new("Square the standard deviation", "对标准差取平方"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation) =>
        call.Method.IsStatic ? MethodRepair.ToMethod(call, WrittenMembers.StandardDeviation, ".square()")
        : call.Name is { } name ? [new TextChange(name.Span, WrittenMembers.StandardDeviation), new TextChange(new TextSpan(call.Node.Span.End, 0), ".square()")]
        : [];
}

/// <summary><c>functional.hardtanh(x)</c> becomes <c>x.clamp(-1, 1)</c>.</summary>
internal sealed class ClampRepair() : FaultRepair(nameof(FaultEdit.Clamp), new("Use clamp", "改用 clamp"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (!call.Method.IsStatic && call.Name is { } name)
            return [new TextChange(name.Span, WrittenMembers.Clamp)];
        return call.Subject is { } subject && !call.HasComments
            ? [new TextChange(call.Node.Span, $"{FaultCall.Primary(subject)}.clamp({call.TextOf("min_val", "-1")}, {call.TextOf("max_val", "1")})")]
            : [];
    }
}

/// <summary><c>baddbmm(x, a, b, beta, alpha)</c> becomes <c>x * beta + bmm(a, b) * alpha</c>.</summary>
internal sealed class ProductRepair() : FaultRepair(nameof(FaultEdit.Product), new("Write the sum of the products", "写成乘积之和"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Subject is not { } subject || call.Argument("batch1") is not { } one || call.Argument("batch2") is not { } other || call.HasComments)
            return [];
        var sum = $"{Times(FaultCall.Primary(subject), call, "beta")} + {Times($"{LibrarySpelling.Of(WrittenMembers.BatchedProduct, call.Node, call.Model)}({one.Expression}, {other.Expression})", call, "alpha")}";
        return [new TextChange(call.Node.Span, StandsAlone(call.Node) ? sum : $"({sum})")];
    }

    private static string Times(string factor, FaultCall call, string parameter) =>
        call.Argument(parameter) is { } other ? $"{factor} * {FaultCall.Primary(other.Expression)}" : factor;

    private static bool StandsAlone(ExpressionSyntax node) =>
        node.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax or LambdaExpressionSyntax
            or YieldStatementSyntax or SwitchExpressionArmSyntax or InitializerExpressionSyntax or ExpressionElementSyntax or AnonymousObjectMemberDeclaratorSyntax
        || (node.Parent is ConditionalExpressionSyntax choice && choice.Condition != node)
        || (node.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression } outer && outer.Left == node)
        || (node.Parent is AssignmentExpressionSyntax assignment && assignment.Right == node);
}

/// <summary><c>x.elu_();</c> becomes <c>x = x.elu_();</c>.</summary>
internal sealed class AssignRepair() : FaultRepair(nameof(FaultEdit.Assign), new("Assign the result", "把返回值赋给变量"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Subject is not IdentifierNameSyntax subject || !IsReadAfter(call.Node, subject.Identifier.ValueText))
            yield break;
        if (call.Node.Parent is ExpressionStatementSyntax)
            yield return new TextChange(new TextSpan(call.Node.SpanStart, 0), $"{subject} = ");
        else if (call.Node.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } discard })
            yield return new TextChange(discard.Span, subject.ToString());
    }

    /// <summary>Where nobody reads the variable afterwards, the tensor was to change for somebody else: of that an assignment does nothing.</summary>
    private static bool IsReadAfter(SyntaxNode call, string name) =>
        MemberAround.Of(call) is { } member
        && member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(one => one.SpanStart > call.Span.End && one.Identifier.ValueText == name
            && !(one.Parent is AssignmentExpressionSyntax { Left: var written } && written == one));
}
