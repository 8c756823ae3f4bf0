using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary><c>if (squash)</c>, <c>if (_loss is null)</c>: what a branch asks about, if it is something whose answer a caller can know.</summary>
internal sealed class Subjects(BodyScope scope, Applier applier, BlockInterpreter interpreter)
{
    /// <summary>The parameter or member that an operand is, or null.</summary>
    public Symbolic? Of(IOperation operand, State state)
    {
        var value = interpreter.Peek(operand, state);
        var subject = value is Symbolic { IsSubject: true } ? value : MemberIn(operand, state);
        return subject is Symbolic symbolic && !IsBeingMade(symbolic) ? symbolic : null;
    }

    private Value MemberIn(IOperation operand, State state) => operand switch
    {
        IFlowCaptureReferenceOperation reference when state.Captures.TryGetValue(reference.Id, out var captured) => MemberIn(captured.Operation, state),
        IConversionOperation { OperatorMethod: null } conversion when !Conversions.MayChangeNumber(conversion) => MemberIn(conversion.Operand, state),
        IFieldReferenceOperation { Instance: { } owner } field => MemberOf(owner, field.Field.OriginalDefinition, state),
        IPropertyReferenceOperation { Instance: { } owner } property => MemberOf(owner, property.Property.OriginalDefinition, state),
        _ => Value.Unknown,
    };

    private Value MemberOf(IOperation owner, ISymbol member, State state) =>
        interpreter.Peek(owner, state) is Symbolic symbolic && !(symbolic is Values.Receiver && state.Members.TryGetValue(member, out _))
            ? applier.SubjectOf(symbolic, member)
            : Value.Unknown;

    /// <summary>What a constructor or initialiser finds in its own object is not what the object will hold.</summary>
    private bool IsBeingMade(Symbolic subject) =>
        subject is MemberOf { Owner: Values.Receiver }
        && (scope.Member is not IMethodSymbol method || Constructors.IsConstructor(method));
}
