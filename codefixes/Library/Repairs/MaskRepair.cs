using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>hide</c> becomes <c>zeros(hide.shape, device: hide.device).masked_fill(hide, float.NegativeInfinity)</c>, where hide is a variable of type Bool.</summary>
internal sealed class MaskRepair() : PlaceRepair(ElementTypes.Bool, new("Make a float mask of it", "改成浮点掩码"))
{
    protected override IEnumerable<TextChange> Changes(SyntaxNode place, SemanticModel model, CancellationToken cancellation)
    {
        if (place.FirstAncestorOrSelf<ArgumentSyntax>()?.Expression is { } mask && FaultCall.IsPure(mask))
        {
            var zeros = LibrarySpelling.Of(WrittenMembers.Zeros, mask, model);
            yield return new TextChange(mask.Span, $"{zeros}({mask}.shape, {TypeFor(mask, model, cancellation)}device: {mask}.device).masked_fill({mask}, float.NegativeInfinity)");
        }
    }

    /// <summary>The scores have the type of the query: where it is visibly not Float32, the mask must have it, too.</summary>
    private static string TypeFor(ExpressionSyntax mask, SemanticModel model, CancellationToken cancellation)
    {
        if (mask.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method
            || Expressions.ArgumentOf(call.ArgumentList, method, 0)?.Expression is not { } query || !FaultCall.IsPure(query)
            || model.GetOperation(query, cancellation) is not { } value || TorchCompilation.Of(model.Compilation).Flow is not { } flow)
            return "";
        return new VisibleElementType(new VisibleValues(flow)).NameOf(value) is { } type && type != ElementTypes.Usual && FloatingTypes.Has(type) ? $"dtype: {query}.dtype, " : "";
    }
}
