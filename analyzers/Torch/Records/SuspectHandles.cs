using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Which calls that give a handle are worth to be bound, by their text alone: <c>using (no_grad()) count += Right(model, x);</c> is right for every rule, as
/// nobody leaves the thread in it, starts another, or goes backward.
/// </summary>
internal static class SuspectHandles
{
    public static bool MayBe(InvocationExpressionSyntax handle, FlowAnalysis flow, CancellationToken cancellation)
    {
        if (!HandleCall.IsInUsing(handle))
            return true;
        var around = LoopSyntax.FunctionAround(handle);
        var backwards = BackwardFunctions.NamesIn(flow, cancellation);
        return around.DescendantNodes().Any(node => node switch
        {
            AwaitExpressionSyntax or YieldStatementSyntax => true,
            CommonForEachStatementSyntax loop => !loop.AwaitKeyword.IsKind(SyntaxKind.None),
            SimpleNameSyntax name => ThreadStarts.Words.Contains(name.Identifier.ValueText) || backwards.Contains(name.Identifier.ValueText),
            _ => false,
        });
    }
}
