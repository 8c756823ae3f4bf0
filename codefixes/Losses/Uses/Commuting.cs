using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Whether an activation gives the same bits before and after a step that hands its result on.</summary>
internal static class Commuting
{
    private static readonly HashSet<string> Exact =
        new(TransparentOperations.Copy.Concat(TransparentOperations.Ownership).Except(TransparentOperations.Rounding), StringComparer.Ordinal)
        {
            WrittenFunctions.Identity, Moves.OfTensor,
        };

    public static bool Is(IOperation step, Head head, ProgramTrace trace, Contexts contexts)
    {
        var isByRow = head is Head.Softmax or Head.LogSoftmax;
        return FunctionOf(step, trace, contexts) switch
        {
            TransparentFunction { Spelling: var spelling } => Exact.Contains(spelling),
            ReshapeFunction or BatchIndexFunction or SelectionFunction or SplittingFunction or JoiningFunction => !isByRow,
            HandingBackFunction => true,
            _ => false,
        };
    }

    /// <summary>Whether a step puts numbers into other rows, or is meant for numbers of another kind.</summary>
    public static bool AltersRows(IOperation step, ProgramTrace trace, Contexts contexts) =>
        FunctionOf(step, trace, contexts)
            is ReshapeFunction or BatchIndexFunction or ClampFunction or CastFunction or SelectionFunction or MixtureFunction or SplittingFunction or JoiningFunction;

    /// <summary>The activation that a step is, if it leaves what it is given as it is.</summary>
    public static ActivationFunction? ActivationOf(IOperation step, ProgramTrace trace, Contexts contexts) =>
        step is IInvocationOperation { TargetMethod.Name: var name } && !InPlace.IsName(name) ? FunctionOf(step, trace, contexts) as ActivationFunction : null;

    private static LibraryFunction? FunctionOf(IOperation step, ProgramTrace trace, Contexts contexts) => step switch
    {
        IInvocationOperation { TargetMethod: var method, Instance: { } owner } when trace.Flow.Library.Of(method).IsApplication =>
            contexts.ValuesOf(owner.Syntax) is [LibraryObject { Function: var function }] ? function : null,
        IInvocationOperation invocation => trace.Flow.Library.Of(invocation.TargetMethod).Function,
        IPropertyReferenceOperation { Property.GetMethod: { } getter } => trace.Flow.Library.Of(getter).Function,
        _ => null,
    };
}
