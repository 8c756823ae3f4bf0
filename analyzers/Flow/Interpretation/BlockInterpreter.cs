using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>The transfer function: what an operation makes of a state. An operation that is not named here gives an unknown value.</summary>
internal sealed class BlockInterpreter
{
    private readonly BodyScope _scope;
    private readonly BodyRecord _record;
    private readonly VariableWrites _variables;
    private readonly Applier _applier;
    private readonly Assignments _assignments;
    private readonly MethodCalls _calls;
    private readonly Creations _creations;
    private readonly Closures _closures;
    private readonly InvalidOperations _invalid;
    private readonly ElementExpressions _elements;
    private readonly HashSet<ISymbol> _uncertain;
    private readonly RefLocals _refLocals;

    /// <summary><c>if (plain) return head; head.append(act);</c>: what is returned changes no more, but in a <c>finally</c>.</summary>
    private readonly bool _mayRunAfterReturn;

    public BlockInterpreter(BodyScope scope, BodyRecord record, SyntaxNode root)
    {
        _scope = scope;
        _record = record;
        _variables = VariableWrites.Of(root, Library.Names, scope.Fixpoint.Cancellation);
        _uncertain = UncertainVariables.Of(scope.Graph, scope.Function, scope.HasErrors, scope.Fixpoint.Cancellation);
        _refLocals = RefLocals.In(scope.Graph);
        _mayRunAfterReturn = HasFinally(scope.Graph.Root);
        _applier = new Applier(scope.Fixpoint, scope.Depth, record);
        _assignments = new Assignments(scope, record, this);
        _elements = new ElementExpressions(this);
        var effects = new CalleeEffects(scope, record, _applier, _assignments);
        _creations = new Creations(scope, record, _applier, this, effects);
        _closures = new Closures(scope, record, _applier, this);
        _calls = new MethodCalls(scope, record, _applier, this, _assignments, effects, _creations, _closures);
        _invalid = new InvalidOperations(scope, record, this, _assignments, effects, _calls.Containers);
    }

    private ILibrary Library => _scope.Fixpoint.Analysis.Library;

    public void Begin(BasicBlock block, State state) => _record.BeginBlock(block.Ordinal, state.Answers);

    /// <summary>Takes down that a block ends the body without a value, where the body has to give one.</summary>
    public void Leave(ControlFlowBranch branch, State state)
    {
        if (MissingReturns.Is(branch, _scope.Function))
            _record.Return(Value.Unknown, state.Answers);
    }

    public void Execute(IOperation operation, State state) => Evaluate(operation, state);

    /// <summary>The value that a block branches on, returns or throws.</summary>
    public void ExecuteBranchValue(IOperation operation, BasicBlock block, State state)
    {
        var value = Evaluate(operation, state);
        if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            _record.Return(_mayRunAfterReturn ? state.HandOn(value) : state.Snapshot(value), state.Answers);
    }

    /// <summary>The answer of a condition that is a constant, or the name of one: a setting that anybody may change is none.</summary>
    public bool? Decided(IOperation condition, State state) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Decided(not.Operand, state),
        IIsNullOperation { Operand: IFlowCaptureReferenceOperation reference }
            when state.Captures.TryGetValue(reference.Id, out var captured) && captured.IsNeverNull => false,
        ILocalReferenceOperation or IFieldReferenceOperation { Field.IsReadOnly: true } =>
            Peek(condition, state) is Constant { Literal: bool known } ? known : null,
        _ => null,
    };

    private static bool HasFinally(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Finally || region.NestedRegions.Any(HasFinally);

    private static bool IsNeverNull(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.ReturnNullableAnnotation: NullableAnnotation.NotAnnotated };

    /// <summary>
    /// What a body asks about when it asks for this value: a parameter, or a member that an object keeps as it was made with. Null if no
    /// caller could tell the answer.
    /// </summary>
    public Symbolic? SubjectOf(IOperation operand, State state) => new Subjects(_scope, _applier, this).Of(operand, state);

    /// <summary>What an operation is worth here, to who only looks: nothing is recorded, and the state stays as it is.</summary>
    public Value Peek(IOperation operation, State state) => Unrecorded(() => Evaluate(operation, state.Copy()));

    /// <summary>Interprets something again that is on record already. The state changes all the same.</summary>
    public T Unrecorded<T>(Func<T> run) => _record.Unrecorded(run);

    /// <summary>The value of an operation, and its effects on the state.</summary>
    public Value Evaluate(IOperation? operation, State state)
    {
        if (operation is null)
            return Value.Unknown;
        var value = operation.ConstantValue is { HasValue: true, Value: var constant } ? ConstantOf(constant) : Transfer(operation, state);
        var known = ErrorTypes.In(operation) ? OfErrorType(value, state) : value == Value.Unknown ? ByType(operation.Type) : value;
        if (!_record.IsPaused)
            _scope.Fixpoint.Tracer?.Evaluated(operation, state.Snapshot(known));
        return known;
    }

    /// <summary>Nothing is known of what has no type; it may be another name of what it was made from.</summary>
    private static Value OfErrorType(Value value, State state)
    {
        state.LoseSightOf(value);
        return Value.Unknown;
    }

    /// <summary>A container made at this place.</summary>
    public Value Allocate(SyntaxNode site, Value content, State state)
    {
        if (!_scope.Containers.IsFollowed(site))
            return Value.Unknown;
        state.Heap = state.Heap.SetItem(site, content);
        return new Container(site);
    }

    /// <summary>The value of a local or parameter.</summary>
    public Value Read(ISymbol variable, State state)
    {
        if (variable is IParameterSymbol parameter && IsPrimaryParameter(parameter))
        {
            _record.MentionReceiver();
            return _applier.ReadMember(new Receiver(parameter.ContainingType), parameter);
        }

        if (!_scope.Owns(variable))
            return new Captured(variable);
        if (_variables.IsWrittenByNested(variable) || IsUncertain(variable))
            return Value.Unknown;
        if (state.Locals.TryGetValue(variable, out var value))
            return value;
        return variable is IParameterSymbol input ? new Parameter(input) : Value.None;
    }

    /// <summary>Whether nobody can say what it is.</summary>
    public bool IsUncertain(ISymbol symbol) => _uncertain.Contains(symbol) || _refLocals.MayName(symbol);

    /// <summary>What a nested function that is made here will find in a variable when it runs.</summary>
    public Value Capture(ISymbol variable, State state) =>
        !_scope.Owns(variable) ? new Captured(variable)
        : _variables.IsStable(variable) ? state.HandOn(Read(variable, state))
        : Value.Unknown;

    /// <summary>Runs the code of a property that is set.</summary>
    public void Set(IPropertyReferenceOperation property, Value value, State state) => _calls.Set(property, value, state);

    /// <summary>Some library objects are known by their static type alone.</summary>
    public Value ByType(ITypeSymbol? type) =>
        type is not null && Library.Of(type).Function is { } function ? new LibraryObject(function) : Value.Unknown;

    private static Value ConstantOf(object? constant) => constant is null ? Value.Null : new Constant(constant);

    /// <summary>A parameter of a primary constructor, read outside it, lives on as a member of the object.</summary>
    private bool IsPrimaryParameter(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && !SymbolEqualityComparer.Default.Equals(constructor, _scope.Function)
        && Constructors.IsPrimary(constructor);

    private Value Transfer(IOperation operation, State state) => operation switch
    {
        { Kind: OperationKind.Invalid } => _invalid.Evaluate(operation, state),
        IExpressionStatementOperation statement => Evaluate(statement.Operation, state),
        ILocalReferenceOperation local => Read(local.Local, state),
        IParameterReferenceOperation parameter => Read(parameter.Parameter, state),
        IInstanceReferenceOperation instance => Receiver(instance),
        IFieldReferenceOperation field => ReadField(field, state),
        IPropertyReferenceOperation property => _calls.Read(property, state),
        ISimpleAssignmentOperation assignment => _assignments.Assign(assignment, state),
        ICompoundAssignmentOperation assignment => _assignments.AssignCompound(assignment, state),
        IIncrementOrDecrementOperation increment => _assignments.Increment(increment, state),
        IDeconstructionAssignmentOperation assignment => _assignments.Deconstruct(assignment, state),
        IFlowCaptureOperation capture => Capture(capture, state),
        IFlowCaptureReferenceOperation reference =>
            state.Captures.TryGetValue(reference.Id, out var captured) ? captured.Value : Value.Unknown,
        IConversionOperation conversion => Convert(conversion, state),
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand, state),
        IAwaitOperation awaited => Evaluate(awaited.Operation, state),
        IInvocationOperation invocation => _calls.Invoke(invocation, state),
        IObjectCreationOperation creation => _creations.Create(creation, state),
        ITypeParameterObjectCreationOperation creation => _applier.CreateOf(creation.Type),
        IDelegateCreationOperation creation => Evaluate(creation.Target, state),
        IMethodReferenceOperation method => _closures.Reference(method, state),
        IFlowAnonymousFunctionOperation function => _closures.Close(function, state),
        ITupleOperation tuple => new TupleValue(new ValueList([.. tuple.Elements.Select(element => state.HandOn(Evaluate(element, state)))])),
        IArrayCreationOperation array => _elements.Array(array, state),
        IArrayElementReferenceOperation element => _elements.Read(element, state),
        IBinaryOperation { OperatorMethod: { } method } binary => _calls.Operate(binary, method, [binary.LeftOperand, binary.RightOperand], state),
        IUnaryOperation { OperatorMethod: { } method } unary => _calls.Operate(unary, method, [unary.Operand], state),
        IIsPatternOperation pattern => _assignments.Match(pattern, state),
        IDefaultValueOperation { Type.IsReferenceType: true } => Value.Null,
        _ when CollectionExpressions.Is(operation.Syntax) => _elements.Collection(operation, state),
        _ => Unknown(operation, state),
    };

    private Value Unknown(IOperation operation, State state)
    {
        foreach (var child in operation.ChildOperations)
            state.HandOn(Evaluate(child, state));
        return Value.Unknown;
    }

    private Value Receiver(IInstanceReferenceOperation instance)
    {
        if (instance.ReferenceKind != InstanceReferenceKind.ContainingTypeInstance)
            return Value.Unknown;
        _record.MentionReceiver();
        return new Receiver(_scope.ContainingType);
    }

    private Value ReadField(IFieldReferenceOperation reference, State state)
    {
        var owner = reference.Instance is null ? Value.None : Evaluate(reference.Instance, state);
        var field = reference.Field;
        if (field.ContainingType.IsTupleType)
            return TupleValue.Slot(owner, TupleSlots.IndexOf(field));
        return ReadMember(owner, field.OriginalDefinition, state);
    }

    /// <summary>A field or auto-property: as this body left it, or as it is known to be.</summary>
    public Value ReadMember(Value owner, ISymbol member, State state)
    {
        if (_refLocals.MayName(member))
            return Value.Unknown;
        if ((owner is Receiver || member.IsStatic) && state.Members.TryGetValue(member, out var written))
            return written;
        return _applier.ReadMember(owner, member);
    }

    private Value Capture(IFlowCaptureOperation capture, State state)
    {
        var value = Evaluate(capture.Value, state);
        var isNeverNull = IsNeverNull(capture.Value);
        state.Captures = state.Captures.SetItem(
            capture.Id, new CapturedOperand(value, capture.Value) { IsNeverNull = isNeverNull, IsKnownWhereNull = isNeverNull || value == Value.Null });
        return value;
    }

    private Value Convert(IConversionOperation conversion, State state)
    {
        var operand = Evaluate(conversion.Operand, state);
        return conversion.OperatorMethod is { } method ? _calls.Convert(conversion, method, operand, state) : operand;
    }
}
