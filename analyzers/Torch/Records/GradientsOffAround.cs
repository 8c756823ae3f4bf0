using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where gradients are off for certain while an object is used: by a <c>using</c> around the call, or around the call of the method that it stands in.</summary>
internal sealed class GradientsOffAround(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>The call that switches them off, and the statements of the function around the use that it covers.</summary>
    public (InvocationExpressionSyntax Handle, IReadOnlyList<SyntaxNode> Region)? Of(ObjectUse use)
    {
        foreach (var place in use.Places)
        {
            var around = HandleCalls.Of(flow).In(place.SyntaxTree, cancellation).Where(static handle => handle.Kind is HandleKind.GradientsOff or HandleKind.GradientsOn or HandleKind.Undecided)
                .Where(handle => LoopSyntax.FunctionAround(handle.Node) == LoopSyntax.FunctionAround(place)).Select(static handle => (Handle: handle, Region: HandleRegion.Of(handle.Node).ToList<SyntaxNode>()))
                .Where(held => held.Region.Exists(part => part.Span.Contains(place.Span))).ToList();
            if (around.Exists(static held => held.Handle.Kind != HandleKind.GradientsOff))
                return null;
            if (around.Count > 0)
                return (around[around.Count - 1].Handle.Node, place == use.Call ? around[around.Count - 1].Region : [LoopSyntax.FunctionAround(use.Call)]);
        }

        return null;
    }
}
