using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Writes: to locals and parameters, members, containers, tuples, and through flow captures.</summary>
internal sealed class Assignments(BodyScope scope, BodyRecord record, BlockInterpreter interpreter)
{
    private readonly Deconstruction _deconstruction = new(scope, interpreter);

    /// <summary>Writes to elements.</summary>
    public ElementWrites Elements { get; } = new(scope, record, interpreter);

    public Value Assign(ISimpleAssignmentOperation assignment, State state)
    {
        EvaluateOwner(assignment.Target, state);
        var value = interpreter.Evaluate(assignment.Value, state);
        if (assignment is { Syntax: VariableDeclaratorSyntax, Target: ILocalReferenceOperation declared })
            state.Captured = state.Captured.Remove(declared.Local);
        Write(assignment.Target, assignment.IsRef ? Value.Unknown : value, state);
        return value;
    }

    public Value AssignCompound(ICompoundAssignmentOperation assignment, State state)
    {
        if (assignment.OperatorMethod is { } method && scope.Fixpoint.HasSource(method.ContainingType))
        {
            Write(assignment.Target, interpreter.Operate(assignment, method, [assignment.Target, assignment.Value], state), state);
            return Value.Unknown;
        }

        interpreter.Evaluate(assignment.Target, state);
        interpreter.Evaluate(assignment.Value, state);
        Write(assignment.Target, Value.Unknown, state);
        return Value.Unknown;
    }

    public Value Increment(IIncrementOrDecrementOperation increment, State state)
    {
        if (increment.OperatorMethod is { } method && scope.Fixpoint.HasSource(method.ContainingType))
            interpreter.Operate(increment, method, [increment.Target], state);
        interpreter.Evaluate(increment.Target, state);
        Write(increment.Target, Value.Unknown, state);
        return Value.Unknown;
    }

    public Value Deconstruct(IDeconstructionAssignmentOperation assignment, State state)
    {
        var value = interpreter.Evaluate(assignment.Value, state);
        if (assignment.Value.Type is { IsTupleType: false, DeclaringSyntaxReferences.IsEmpty: false } type && !Deconstruction.IsMadeByCompiler(type))
            interpreter.Fear([value], state);
        WriteSlots(assignment.Target, value, state);
        return value;
    }

    public Value Match(IIsPatternOperation match, State state)
    {
        var value = interpreter.Evaluate(match.Value, state);
        if (QuietOperations.AsksTheProgram(match.Pattern))
            interpreter.Fear([value], state);
        if (DeclaredBy(match.Pattern) is { } declared)
            state.Locals = state.Locals.SetItem(declared.Variable, Narrowed(value, declared.Type));
        else
            new Patterns(_deconstruction, interpreter, Narrowed).Bind(match.Pattern, value, state);
        return Value.Unknown;
    }

    /// <summary>The name that a pattern gives to the whole value: <c>is T name</c>, <c>is { } name</c>.</summary>
    private static (ILocalSymbol Variable, ITypeSymbol Type)? DeclaredBy(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => DeclaredBy(negated.Pattern),
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => (local, pattern.NarrowedType),
        IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local, DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } =>
            (local, pattern.NarrowedType),
        _ => null,
    };

    /// <summary>The type that a pattern has asked for may say more than what is known of the value.</summary>
    public Value Narrowed(Value value, ITypeSymbol type) => value switch
    {
        Symbolic when interpreter.ByType(type) is LibraryObject known => known,
        Symbolic symbolic when type is INamedTypeSymbol { TypeKind: TypeKind.Class } narrowed && scope.Fixpoint.HasSource(narrowed)
            && !SymbolEqualityComparer.Default.Equals(symbolic.Type, narrowed) => Value.Unknown,
        _ => value,
    };

    /// <summary>Puts a value where the operation refers to.</summary>
    public void Write(IOperation target, Value value, State state)
    {
        switch (target)
        {
            case ILocalReferenceOperation local when scope.Owns(local.Local):
                state.Locals = state.Locals.SetItem(local.Local, value);
                break;
            case IParameterReferenceOperation parameter when scope.Owns(parameter.Parameter):
                if (parameter.Parameter.RefKind == RefKind.Ref)
                    record.Escaped(value);
                state.Locals = state.Locals.SetItem(parameter.Parameter, interpreter.IsUncertain(parameter.Parameter) ? Value.Unknown : value);
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } slot:
                WriteSlot(tuple, TupleSlots.IndexOf(slot.Field), value, state);
                break;
            case IFieldReferenceOperation field:
                WriteMember(field.Instance, field.Field.OriginalDefinition, value, state);
                break;
            // public Net Model { get; set { … } } = new Net(): an initialiser writes past the setter.
            case IPropertyReferenceOperation { Syntax: not EqualsValueClauseSyntax } property when MethodBodies.HasCode(property.Property.SetMethod):
                interpreter.Set(property, value, state);
                if (property is { Property.IsIndexer: false })
                    WriteMember(property.Instance, property.Property.OriginalDefinition, Value.Unknown, state);
                break;
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed, Arguments: [{ Value: var key }] } when Elements.PutUnder(indexed, key, value, state):
                break;
            case IPropertyReferenceOperation { Property: { IsIndexer: true } indexer, Instance: { } indexed }:
                var overwritten = interpreter.OverwrittenBy(indexer, indexed, state);
                if (Elements.PutInto(indexed, value, state))
                    Write(indexed, Value.Unknown, state);
                if (overwritten is not null)
                    interpreter.Overwrite(indexed, overwritten, state);
                break;
            case IPropertyReferenceOperation property:
                interpreter.SetParts(property, state);
                if (state.HasChangers && property.Property.DeclaringSyntaxReferences.IsEmpty)
                    interpreter.Fear([state.Snapshot(value)], state);
                WriteMember(property.Instance, property.Property.OriginalDefinition, value, state);
                break;
            case IFlowCaptureReferenceOperation reference when state.Captures.TryGetValue(reference.Id, out var captured):
                WriteThrough(captured, value, state);
                break;
            case IArrayElementReferenceOperation element:
                Elements.Write(element, value, state);
                break;
            case IImplicitIndexerReferenceOperation last when Elements.PutLast(last, value, state):
                break;
            case IImplicitIndexerReferenceOperation { Instance: { } indexed }:
                if (Elements.PutInto(indexed, value, state))
                    Write(indexed, Value.Unknown, state);
                break;
            case IDeclarationExpressionOperation declaration:
                Write(declaration.Expression, value, state);
                break;
            case { Kind: OperationKind.Invalid }:
                interpreter.Evaluate(target, state);
                state.HandOn(value);
                state.LoseSightOf(value);
                break;
            case IDiscardOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFlowCaptureReferenceOperation:
            case IObjectCreationOperation or ITypeParameterObjectCreationOperation or IInvocationOperation { TargetMethod.RefKind: RefKind.None }:
                break;
            // First(parts) = z, d.f = z, this = other: a place that nobody follows.
            default:
                interpreter.Evaluate(target, state);
                state.HandOn(value);
                state.LoseSightOf(value);
                state.LoseContents(ContentKinds.All);
                interpreter.Fear([], state);
                break;
        }
    }

    /// <summary>Where nobody can tell which of several places is written, all of them may hold it, or what they held.</summary>
    private void WriteThrough(CapturedOperand captured, Value value, State state)
    {
        if (captured.Others.IsEmpty)
        {
            Write(captured.Operation, value, state);
            return;
        }

        state.HandOn(value);
        state.LoseSightOf(value);
        foreach (var place in captured.Others.Add(captured.Operation))
        {
            state.LoseSightOf(interpreter.Peek(place, state));
            Write(place, Value.Unknown, state);
        }
    }

    private void EvaluateOwner(IOperation target, State state)
    {
        if (target is IMemberReferenceOperation { Instance: { } owner })
            interpreter.Evaluate(owner, state);
    }

    private void WriteSlots(IOperation target, Value value, State state)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                WriteSlots(declaration.Expression, value, state);
                break;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                    WriteSlots(tuple.Elements[i], _deconstruction.Slot(value, i, tuple.Elements.Length, state), state);
                break;
            default:
                Write(target, value, state);
                break;
        }
    }

    private void WriteSlot(IOperation tuple, int index, Value value, State state)
    {
        if (tuple is ILocalReferenceOperation or IParameterReferenceOperation)
            state.ChangeHeld(tuple is ILocalReferenceOperation local ? local.Local : ((IParameterReferenceOperation)tuple).Parameter);
        Write(
            tuple,
            interpreter.Evaluate(tuple, state) is TupleValue known && index < known.Slots.Count
                ? new TupleValue(known.Slots.With(index, state.HandOn(value)))
                : Value.Unknown,
            state);
    }

    private void WriteMember(IOperation? owner, ISymbol member, Value value, State state)
    {
        if (Constructors.RunsStatic(member, scope.ContainingType))
            interpreter.Fear([], state);
        record.Write(member, value);
        state.Escape(value);
        if (owner is null or IInstanceReferenceOperation)
            state.Members = scope.Containers.IsWrittenLater(member) ? state.Members.Remove(member) : state.Members.SetItem(member, value);
        else if (owner is IFlowCaptureReferenceOperation reference
            && state.Captures.TryGetValue(reference.Id, out var captured) && captured.Value is Instance made)
            Initialize(reference, captured, made, member, state.HandOn(value), state);
        else
        {
            state.LoseSightOf(value);
            state.Members = state.Members.Remove(member);
        }
    }

    /// <summary>An object initialiser writes to an object that only a flow capture holds yet.</summary>
    private static void Initialize(
        IFlowCaptureReferenceOperation reference, CapturedOperand captured, Instance made, ISymbol member, Value value, State state)
    {
        var completed = made with { Members = made.Members.With(member, value) };
        state.Captures = state.Captures.SetItem(reference.Id, captured with { Value = completed.Bounded() });
    }
}
