using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary><c>Tensor Predict(Tensor x) { if (isSmall) return x; }</c>: what the rest of it will return is not written yet.</summary>
internal static class MissingReturns
{
    public static bool Is(ControlFlowBranch branch, IMethodSymbol? function) =>
        branch is { Semantics: ControlFlowBranchSemantics.Regular, Destination.Kind: BasicBlockKind.Exit }
        && function is { ReturnsVoid: false } && !Constructors.IsConstructor(function) && MustReturn(function);

    private static bool MustReturn(IMethodSymbol function) =>
        function.IsAsync ? function.ReturnType is INamedTypeSymbol { IsGenericType: true, Name: not ("IAsyncEnumerable" or "IAsyncEnumerator") }
        : function.ReturnType.OriginalDefinition.SpecialType is not (SpecialType.System_Collections_IEnumerable or SpecialType.System_Collections_IEnumerator
            or SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IEnumerator_T);
}
