using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Reads: of locals and parameters, of members, and what a nested function captures.</summary>
internal sealed class Reads(BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter, SyntaxNode root)
{
    private readonly VariableWrites _variables = VariableWrites.Of(root, scope.Fixpoint.Analysis.Library.Names, scope.Fixpoint.Cancellation);
    private readonly HashSet<ISymbol> _uncertain = UncertainVariables.Of(scope.Graph, scope.Function, scope.HasErrors, scope.Fixpoint.Cancellation);

    private readonly RefLocals _refLocals = RefLocals.In(scope.Graph);

    /// <summary>Whether nobody can say what it is.</summary>
    public bool IsUncertain(ISymbol symbol) => _uncertain.Contains(symbol) || _refLocals.MayName(symbol);

    /// <summary>The value of a local or parameter.</summary>
    public Value Variable(ISymbol variable, State state)
    {
        if (variable is IParameterSymbol parameter && IsPrimaryParameter(parameter))
        {
            record.MentionReceiver();
            return applier.ReadMember(new Receiver(parameter.ContainingType), parameter);
        }

        // extension(Tensor t): what the block extends is the object that its members run on.
        if (variable is IParameterSymbol { ContainingSymbol: INamedTypeSymbol block } extended)
        {
            record.MentionReceiver();
            return new Receiver(extended.Type as INamedTypeSymbol ?? block);
        }

        if (!scope.Owns(variable))
            return new Captured(variable);
        if (_variables.IsWrittenByNested(variable) || IsUncertain(variable))
            return Value.Unknown;
        if (state.Locals.TryGetValue(variable, out var value))
            return value;
        return variable is IParameterSymbol input ? new Parameter(input) : Value.None;
    }

    /// <summary>What a nested function that is made here will find in a variable when it runs.</summary>
    public Value Capture(ISymbol variable, State state)
    {
        if (!scope.Owns(variable))
            return new Captured(variable);
        state.Captured = state.Captured.SetItem(variable, variable);
        if (_variables.IsStable(variable) && scope.Containers.IsSettled(variable))
            return state.HandOn(Variable(variable, state));
        var held = Variable(variable, state);
        state.LoseSightOf(held);
        // A module that a function changes gives something else from now on.
        if (held is LibraryObject && !scope.Containers.IsSettled(variable))
            state.Locals = state.Locals.SetItem(variable, Value.Unknown);
        return Value.Unknown;
    }

    /// <summary>The object itself.</summary>
    public Value Receiver(IInstanceReferenceOperation instance)
    {
        if (instance.ReferenceKind != InstanceReferenceKind.ContainingTypeInstance)
            return Value.Unknown;
        record.MentionReceiver();
        return new Receiver(scope.ContainingType);
    }

    /// <summary>A field. The first use of a static one may run the static constructor of its class.</summary>
    public Value Field(IFieldReferenceOperation reference, CalleeEffects effects, State state)
    {
        var owner = reference.Instance is null ? Value.None : interpreter.Evaluate(reference.Instance, state);
        var field = reference.Field;
        if (field.ContainingType.IsTupleType)
            return TupleValue.Slot(owner, TupleSlots.IndexOf(field));
        if (Constructors.RunsStatic(field, scope.ContainingType))
            effects.ProgramRan(state);
        return Member(owner, field.OriginalDefinition, state);
    }

    /// <summary>A field or auto-property: as this body left it, or as it is known to be.</summary>
    public Value Member(Value owner, ISymbol member, State state)
    {
        if (_refLocals.MayName(member))
            return Value.Unknown;
        if ((owner is Receiver || member.IsStatic) && state.Members.TryGetValue(member, out var written))
            return written;
        return state.Unchanged(applier.ReadMember(owner, member));
    }

    /// <summary>A parameter of a primary constructor, read outside it, lives on as a member of the object.</summary>
    private bool IsPrimaryParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol constructor
        && !SymbolEqualityComparer.Default.Equals(constructor, scope.Function)
        && Constructors.IsPrimary(constructor);
}
