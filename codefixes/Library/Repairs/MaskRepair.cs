using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>hide</c> becomes <c>zeros(hide.shape, device: hide.device).masked_fill(hide, float.NegativeInfinity)</c>, where hide is a variable of type Bool.</summary>
internal sealed class MaskRepair() : PlaceRepair(AttentionMasks.Bool, new("Make a float mask of it", "改成浮点掩码"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression is { } mask && FaultCall.IsPure(mask))
        {
            var zeros = Names.Of(WrittenMembers.Zeros, mask, model);
            yield return new TextChange(mask.Span, $"{zeros}({mask}.shape, device: {mask}.device).masked_fill({mask}, float.NegativeInfinity)");
        }
    }
}
