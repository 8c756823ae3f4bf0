using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Code of the program that runs where no call of it is written.</summary>
internal static class ProgramCode
{
    /// <summary>
    /// <c>((IDisposable)trainer).Dispose()</c>, as the end of <c>using (trainer)</c> is: a method of an interface of somebody else's, which an object of
    /// the program has written.
    /// </summary>
    public static bool MayRun(IInvocationOperation call) =>
        call is { TargetMethod.ContainingType.TypeKind: TypeKind.Interface, Instance: { } target } && IsOfProgram(Conversions.Under(target).Type);

    private static bool IsOfProgram(ITypeSymbol? type) =>
        type is not null
        && (type.DeclaringSyntaxReferences.Length > 0 || type.TypeKind == TypeKind.TypeParameter || type.SpecialType == SpecialType.System_IDisposable);
}
