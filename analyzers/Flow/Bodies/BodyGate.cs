using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>What to do with a body.</summary>
internal enum Verdict
{
    /// <summary>It mentions no tracked type, and writes no member.</summary>
    Skip,

    /// <summary>It does what cannot be followed.</summary>
    Broken,

    /// <summary>It is worth a graph.</summary>
    Follow,

    /// <summary>It is worth a graph, though something in it does not compile.</summary>
    FollowWithErrors,
}

/// <summary>Decides whether a body is worth a graph, which costs more than all questions asked here.</summary>
internal sealed class BodyGate(ILibrary library)
{
    public Verdict Judge(IOperation root, CancellationToken cancellation)
    {
        var verdict = Verdict.Skip;
        foreach (var operation in root.DescendantsAndSelf())
        {
            cancellation.ThrowIfCancellationRequested();
            if (RefLocals.IsBeyondSight(operation))
                return Verdict.Broken;
            if (operation.Kind == OperationKind.Invalid)
                verdict = Verdict.FollowWithErrors;
            else if (verdict == Verdict.Skip && Mentions(operation))
                verdict = Verdict.Follow;
        }

        return verdict;
    }

    /// <summary>
    /// <c>Squash = args.Length > 0</c> mentions no tensor, and decides what becomes of one; so does <c>bool Squash { get; } = squash;</c> with a parameter of the
    /// primary constructor.
    /// </summary>
    private static bool WritesMember(IOperation operation) => operation switch
    {
        IDeconstructionAssignmentOperation => true,
        IFieldInitializerOperation or IPropertyInitializerOperation => Conversions.Under(((ISymbolInitializerOperation)operation).Value) is IParameterReferenceOperation,
        IAssignmentOperation { Target: IMemberReferenceOperation } => true,
        IIncrementOrDecrementOperation { Target: IMemberReferenceOperation } => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out, Value: IMemberReferenceOperation } => true,
        _ => false,
    };

    private bool Mentions(IOperation operation) =>
        WritesMember(operation)
        || (operation.Type is { } type && (type.TypeKind == TypeKind.TypeParameter || library.IsTracked(type)))
        || (operation is IInvocationOperation { TargetMethod.ContainingType: { } container } && library.IsTracked(container));
}
