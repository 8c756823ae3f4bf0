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
    public Value Assign(ISimpleAssignmentOperation assignment, State state)
    {
        EvaluateOwner(assignment.Target, state);
        var value = interpreter.Evaluate(assignment.Value, state);
        Write(assignment.Target, assignment.IsRef ? Value.Unknown : value, state);
        return value;
    }

    public Value AssignCompound(ICompoundAssignmentOperation assignment, State state)
    {
        interpreter.Evaluate(assignment.Target, state);
        interpreter.Evaluate(assignment.Value, state);
        Write(assignment.Target, Value.Unknown, state);
        return Value.Unknown;
    }

    public Value Increment(IIncrementOrDecrementOperation increment, State state)
    {
        interpreter.Evaluate(increment.Target, state);
        Write(increment.Target, Value.Unknown, state);
        return Value.Unknown;
    }

    public Value Deconstruct(IDeconstructionAssignmentOperation assignment, State state)
    {
        var value = interpreter.Evaluate(assignment.Value, state);
        WriteSlots(assignment.Target, value, state);
        return value;
    }

    public Value Match(IIsPatternOperation match, State state)
    {
        var value = interpreter.Evaluate(match.Value, state);
        if (DeclaredBy(match.Pattern) is { } declared)
            state.Locals = state.Locals.SetItem(declared.Variable, Narrowed(value, declared.Type));
        else
            ForgetDeclared(match.Pattern, state);
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
    private Value Narrowed(Value value, ITypeSymbol type) => value switch
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
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed }:
                state.LoseSightOf(value);
                ChangeContent(indexed, state);
                break;
            case IPropertyReferenceOperation property:
                WriteMember(property.Instance, property.Property.OriginalDefinition, value, state);
                break;
            case IFlowCaptureReferenceOperation reference when state.Captures.TryGetValue(reference.Id, out var captured):
                Write(captured.Operation, value, state);
                break;
            case IArrayElementReferenceOperation element:
                WriteElement(element, value, state);
                break;
            case IImplicitIndexerReferenceOperation { Instance: { } indexed }:
                state.LoseSightOf(value);
                ChangeContent(indexed, state);
                break;
            case IDeclarationExpressionOperation declaration:
                Write(declaration.Expression, value, state);
                break;
            case { Kind: OperationKind.Invalid }:
                interpreter.Evaluate(target, state);
                state.HandOn(value);
                state.LoseSightOf(value);
                break;
        }
    }

    /// <summary>Any element of a container, or any number of a tensor, may be another now.</summary>
    private void ChangeContent(IOperation indexed, State state)
    {
        switch (interpreter.Evaluate(indexed, state))
        {
            case Container { Site: var site }:
                scope.Containers.Change(site);
                state.Heap = state.Heap.SetItem(site, Items.Anything);
                break;
            case Symbolic { Input: { } input }:
                record.Change(input.Symbol);
                Write(indexed, Value.Unknown, state);
                break;
            default:
                Write(indexed, Value.Unknown, state);
                break;
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
                    WriteSlots(tuple.Elements[i], TupleValue.Slot(value, i), state);
                break;
            default:
                Write(target, value, state);
                break;
        }
    }

    private void WriteSlot(IOperation tuple, int index, Value value, State state) =>
        Write(
            tuple,
            interpreter.Evaluate(tuple, state) is TupleValue known && index < known.Slots.Count
                ? new TupleValue(known.Slots.With(index, state.HandOn(value)))
                : Value.Unknown,
            state);

    private void WriteMember(IOperation? owner, ISymbol member, Value value, State state)
    {
        record.Write(member, value);
        if (owner is null or IInstanceReferenceOperation)
            state.Members = state.Members.SetItem(member, value);
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

    private void WriteElement(IArrayElementReferenceOperation element, Value value, State state)
    {
        var array = interpreter.Evaluate(element.ArrayReference, state);
        if (array is Symbolic { Input: { } input })
        {
            record.Change(input.Symbol);
            state.ForgetOverwritten(array);
        }

        if (array is not Container { Site: var site })
        {
            state.LoseSightOf(value);
            return;
        }

        scope.Containers.Change(site);
        var known = state.Heap.TryGetValue(site, out var content) && content is Items { FromStart: true } items ? items : null;
        if (known is not null && element.Indices is [var place] && ElementExpressions.PlaceOf(place, known.Known.Count) is { } index)
        {
            state.Heap = state.Heap.SetItem(site, known with { Known = known.Known.With(index, state.HandOn(value)) });
            return;
        }

        state.LoseSightOf(known ?? Value.Unknown);
        state.LoseSightOf(value);
        state.Heap = state.Heap.SetItem(site, Items.Anything);
    }

    private static void ForgetDeclared(IOperation pattern, State state)
    {
        foreach (var part in pattern.DescendantsAndSelf())
        {
            if (part is IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local })
                state.Locals = state.Locals.SetItem(local, Value.Unknown);
            else if (part is IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol named })
                state.Locals = state.Locals.SetItem(named, Value.Unknown);
            else if (part is IListPatternOperation { DeclaredSymbol: ILocalSymbol list })
                state.Locals = state.Locals.SetItem(list, Value.Unknown);
        }
    }
}
