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
        yield return new TextChange(new TextSpan(target.Span.End, 0), $"{(isWhole ? "" : ")")}.to({LibrarySpelling.OfType(TargetTypes.Enumeration, target, model)}.{wanted})");
    }
}
