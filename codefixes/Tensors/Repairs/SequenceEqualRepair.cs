using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary><c>x.shape != y.shape</c> becomes <c>!x.shape.SequenceEqual(y.shape)</c>, and where the file does not use System.Linq its static form.</summary>
internal sealed class SequenceEqualRepair() : CompilingRepair(nameof(Enumerable.SequenceEqual), new("Compare the numbers with SequenceEqual", "用 SequenceEqual 比较其中的数"))
{
    private const string Static = "System.Linq.Enumerable.SequenceEqual(";

    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation) => place switch
    {
        _ when place.DescendantNodes().Any(static node => node is ConditionalAccessExpressionSyntax) => [],
        BinaryExpressionSyntax comparison => OfOperator(comparison, IsKnown(comparison.Left, model)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } access, ArgumentList.Arguments: [_] } => IsKnown(access.Expression, model)
            ? [new TextChange(name.Span, nameof(Enumerable.SequenceEqual))]
            : [],
        InvocationExpressionSyntax { ArgumentList: { Arguments: [{ NameColon: null } one, { NameColon: null }] } arguments } call => OfFunction(call, one, arguments, IsKnown(one.Expression, model)),
        _ => [],
    };

    private static IEnumerable<TextChange> OfOperator(BinaryExpressionSyntax comparison, bool isKnown)
    {
        var (left, right) = (comparison.Left, comparison.Right);
        var between = TextSpan.FromBounds(left.Span.End, right.SpanStart);
        if (comparison.DescendantTrivia().Any(trivia => between.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            yield break;
        var not = comparison.IsKind(SyntaxKind.NotEqualsExpression) ? "!" : "";
        var (before, after) = isKnown && !IsPrimary(left) ? ("(", ")") : ("", "");
        if (not + before + (isKnown ? "" : Static) is { Length: > 0 } start)
            yield return new TextChange(new TextSpan(left.SpanStart, 0), start);
        yield return new TextChange(between, isKnown ? $"{after}.{nameof(Enumerable.SequenceEqual)}(" : ", ");
        yield return new TextChange(new TextSpan(right.Span.End, 0), ")");
    }

    /// <summary><c>object.Equals(a, b)</c>: only the name in front of the parenthesis changes, and the comma.</summary>
    private static IEnumerable<TextChange> OfFunction(InvocationExpressionSyntax call, ArgumentSyntax one, ArgumentListSyntax arguments, bool isKnown)
    {
        var comma = TextSpan.FromBounds(one.Span.End, arguments.Arguments[1].SpanStart);
        if (!isKnown || !IsPrimary(one.Expression) || call.DescendantTrivia().Any(trivia => (comma.Contains(trivia.Span) || trivia.SpanStart < one.SpanStart) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            yield break;
        yield return new TextChange(TextSpan.FromBounds(call.SpanStart, one.SpanStart), "");
        yield return new TextChange(comma, $".{nameof(Enumerable.SequenceEqual)}(");
    }

    private static bool IsKnown(ExpressionSyntax left, SemanticModel model) =>
        model.GetTypeInfo(left).Type is { } type
        && model.LookupSymbols(left.SpanStart, type, nameof(Enumerable.SequenceEqual), includeReducedExtensionMethods: true).Length > 0;

    private static bool IsPrimary(ExpressionSyntax expression) => expression is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or ObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or PostfixUnaryExpressionSyntax;
}
