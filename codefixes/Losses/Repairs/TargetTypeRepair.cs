using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary><c>labels</c> becomes <c>labels.to(ScalarType.Int64)</c>, where the loss takes it.</summary>
internal sealed class TargetTypeRepair() : CompilingRepair(nameof(TargetTypeRepair), new("Convert the target", "转换目标的类型"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (!finding.Properties.TryGetValue(TargetTypes.WantedType, out var wanted) || place.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression is not { } target)
            yield break;
        var isWhole = target is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax;
        if (!isWhole)
            yield return new TextChange(new TextSpan(target.SpanStart, 0), "(");
        yield return new TextChange(new TextSpan(target.Span.End, 0), $"{(isWhole ? "" : ")")}.to({EnumerationIn(target.SpanStart, model)}.{wanted})");
    }

    /// <summary>The shortest path of the enumeration that the usings of the file allow.</summary>
    private static string EnumerationIn(int position, SemanticModel model)
    {
        var parts = TargetTypes.Enumeration.Split('.');
        for (var first = parts.Length - 1; first > 0; first--)
        {
            var start = string.Join(".", parts.Take(first + 1));
            if (model.LookupNamespacesAndTypes(position, name: parts[first]).Any(symbol => symbol.ToDisplayString() == start))
                return string.Join(".", parts.Skip(first));
        }

        return TargetTypes.Enumeration;
    }
}
