using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What may run here: code of the program that runs where the method that is called is somebody else's.</summary>
internal sealed class ProgramCode(SummaryFixpoint fixpoint)
{
    /// <summary>By which collections ask the program about what they are given.</summary>
    private static readonly string[] Comparers = ["IEqualityComparer", "IComparer", "EqualityComparer", "Comparer"];

    /// <summary>
    /// <c>((IDisposable)trainer).Dispose()</c>, as the end of <c>using (trainer)</c> is; <c>bag.Add(p)</c> of a class of the program derived from the library's;
    /// <c>set.Add(p)</c> where the program compares.
    /// </summary>
    public bool MayRun(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (call.Instance is not { } instance || fixpoint.HasSource(method.ContainingType))
            return false;
        var type = Conversions.Under(instance).Type;
        return method.ContainingType.TypeKind == TypeKind.Interface ? MayRunOf(method, type)
            : (IsOfProgram(type) && !fixpoint.Analysis.Library.Of(method).KeepsNothing && !call.Arguments.IsEmpty)
            || (!fixpoint.Analysis.Library.IsOf(method) && method.ContainingType is { TypeKind: TypeKind.Class, IsSealed: false, SpecialType: SpecialType.None } && IsDerived(method.ContainingType.Name))
            || (Collections.Declares(method) && method.ContainingType.Name != "List" && Comparers.Any(IsDerived));
    }

    /// <summary><c>query.ToList()</c>: what was said to be done before is done now.</summary>
    public static bool MayRunLater(Call call) =>
        (call.Method.ContainingType is { TypeKind: TypeKind.Interface, Name: "IEnumerator" or "IAsyncEnumerator" or "IEnumerable" or "IAsyncEnumerable" })
        || call.Method.Parameters.Zip(call.Arguments, static (parameter, value) => parameter.Type is { Name: "IEnumerable" or "IQueryable" or "IAsyncEnumerable" } && value == Value.Unknown)
            .Any(static isLazy => isLazy);

    /// <summary>By these the program runs whatever it names, or nobody sees what.</summary>
    public static bool RunsAnything(IMethodSymbol method) =>
        method.Name is "DynamicInvoke" or "CreateInstance" or "InvokeMember"
        || (method.Name == "Invoke" && method.ContainingNamespace is { Name: "Reflection", ContainingNamespace.Name: "System" });

    /// <summary>Whether the end of a <c>using</c> runs code of the program.</summary>
    public static bool MayDispose(IInvocationOperation call) =>
        !call.TargetMethod.DeclaringSyntaxReferences.IsEmpty
        || (call is { TargetMethod.ContainingType.TypeKind: TypeKind.Interface, Instance: { } target } && Conversions.Under(target).Type is { } type
            && (IsOfProgram(type) || type.SpecialType == SpecialType.System_IDisposable));

    /// <summary>A method that gives nothing back is called for its effect; what only the library implements gives what it is asked for.</summary>
    private bool MayRunOf(IMethodSymbol method, ITypeSymbol? type) =>
        IsOfProgram(type) || IsDerived(method.ContainingType.Name)
        || (method.ReturnsVoid && !Collections.Declares(method) && (method.Parameters.Length > 0 || type?.SpecialType == SpecialType.System_IDisposable));

    private bool IsDerived(string name) => fixpoint.Analysis.Index.DeclarationsOver(name, fixpoint.Cancellation).Any();

    private static bool IsOfProgram(ITypeSymbol? type) =>
        type is not null && (type.DeclaringSyntaxReferences.Length > 0 || type.TypeKind == TypeKind.TypeParameter);
}
