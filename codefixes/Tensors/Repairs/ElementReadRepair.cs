using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tensors.Repairs;

/// <summary>
/// <c>hits.item&lt;int&gt;()</c> becomes <c>(int)hits.item&lt;long&gt;()</c>: read as what it is, and then what the code around it reckons with.
/// An array of other numbers is another array: <c>labels.data&lt;int&gt;()</c> has no such repair, unless both are whole numbers or both are not.
/// </summary>
internal sealed class ElementReadRepair() : CompilingRepair(nameof(ElementReadRepair), new("Read the type that it has", "按张量自身的类型读取"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (finding.Properties.TryGetValue(ElementReads.RightType, out var right) && right is not null
            && place.FirstAncestorOrSelf<GenericNameSyntax>() is { TypeArgumentList.Arguments: [var asked] } name && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call
            && model.GetTypeInfo(asked, cancellation).Type is { } type)
        {
            var wanted = type.ToDisplayString();
            var isOne = name.Identifier.ValueText == ElementReads.One;
            if (!isOne && IsWhole(wanted) != IsWhole(right))
                yield break;
            yield return new TextChange(asked.Span, right);
            if (!isOne || !IsNumber(wanted) || !IsNumber(right))
                yield break;
            var isPart = call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
            yield return new TextChange(new TextSpan(call.SpanStart, 0), isPart ? $"(({asked})" : $"({asked})");
            if (isPart)
                yield return new TextChange(new TextSpan(call.Span.End, 0), ")");
        }
    }

    private static bool IsWhole(string type) => ElementTypes.ByKeyword(type) is { } member && ElementTypes.WholeNumbers.Contains(member);

    private static bool IsNumber(string type) => ElementTypes.ByKeyword(type) is not (null or ElementTypes.Bool);
}
