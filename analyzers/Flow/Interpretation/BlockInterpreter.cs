using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>The transfer function: what an operation makes of a state. An operation that is not named here gives an unknown value.</summary>
internal sealed class BlockInterpreter
{
    private readonly BodyScope _scope;
    private readonly BodyRecord _record;
    private readonly Reads _reads;
    private readonly Applier _applier;
    private readonly Assignments _assignments;
    private readonly MethodCalls _calls;
    private readonly Creations _creations;
    private readonly Closures _closures;
    private readonly InvalidOperations _invalid;
    private readonly ElementExpressions _elements;
    private readonly CalleeEffects _effects;

    /// <summary><c>if (plain) return head; head.append(act);</c>: what is returned changes no more, but in a <c>finally</c>.</summary>
    private readonly bool _mayRunAfterReturn;

    public BlockInterpreter(BodyScope scope, BodyRecord record, SyntaxNode root)
    {
        _scope = scope;
        _record = record;
        _mayRunAfterReturn = HasFinally(scope.Graph.Root);
        _applier = new Applier(scope.Fixpoint, scope.Depth, record);
        _reads = new Reads(scope, record, _applier, this, root);
        _assignments = new Assignments(scope, record, this);
        _elements = new ElementExpressions(this);
        _effects = new CalleeEffects(scope, record, _applier, _assignments);
        _creations = new Creations(scope, record, _applier, this, _effects);
        _closures = new Closures(scope, record, _applier, this);
        _calls = new MethodCalls(scope, record, _applier, this, _assignments, _effects, _creations, _closures);
        _invalid = new InvalidOperations(scope, record, this, _assignments, _effects, _calls.Containers);
    }

    private ILibrary Library => _scope.Fixpoint.Analysis.Library;

    public void Begin(BasicBlock block, State state) => _record.BeginBlock(block.Ordinal, state);

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

    /// <summary>The answer of a condition that is a constant, or the name of one: <c>bool Squashes => true</c> is, a setting that anybody may change is not.</summary>
    public bool? Decided(IOperation condition, State state) => condition switch
    {
        { ConstantValue: { HasValue: true, Value: bool constant } } => constant,
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !Decided(not.Operand, state),
        IIsNullOperation { Operand: IFlowCaptureReferenceOperation reference }
            when state.Captures.TryGetValue(reference.Id, out var captured) && captured.IsNeverNull => false,
        ILocalReferenceOperation or IFieldReferenceOperation { Field.IsReadOnly: true }
            or IPropertyReferenceOperation { Property.SetMethod: null } =>
            Peek(condition, state) is Constant { Literal: bool known } ? known : null,
        _ => null,
    };

    private static bool HasFinally(ControlFlowRegion region) => region.Kind == ControlFlowRegionKind.Finally || region.NestedRegions.Any(HasFinally);

    /// <summary>
    /// What a body asks about when it asks for this value: a parameter, or a member that an object keeps as it was made with. Null if no
    /// caller could tell the answer.
    /// </summary>
    public Symbolic? SubjectOf(IOperation operand, State state) => new Subjects(_scope, _applier, this).Of(operand, state);

    /// <summary>Whether a member that a condition asks about has this answer for no object of the program.</summary>
    public bool IsNeverAnswered(IOperation operand, Test test, bool answer, State state) => Conversions.Under(operand) switch
    {
        IFlowCaptureReferenceOperation reference => state.Captures.TryGetValue(reference.Id, out var captured) && IsNeverAnswered(captured.Operation, test, answer, state),
        IFieldReferenceOperation { Instance: not null, Field: var field } => IsNeverAnswered(field.OriginalDefinition, test, answer),
        IPropertyReferenceOperation { Instance: not null, Property: var property } => IsNeverAnswered(property.OriginalDefinition, test, answer),
        _ => false,
    };

    private bool IsNeverAnswered(ISymbol member, Test test, bool answer) =>
        _scope.Fixpoint.HasSource(member.ContainingType) && _scope.Fixpoint.Analysis.Settings.NeverAnswers(member, test, answer, _scope.Fixpoint.Cancellation);

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
        var known = ErrorTypes.In(operation) ? OfErrorType(value, state) : value == Value.Unknown ? ByType(operation) : value;
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
        {
            state.LoseSightOf(content);
            return Value.Unknown;
        }

        state.Heap = state.Heap.SetItem(site, content);
        return new Container(site);
    }

    /// <summary>Whether nobody can say what it is.</summary>
    public bool IsUncertain(ISymbol symbol) => _reads.IsUncertain(symbol);

    /// <summary>What a nested function that is made here will find in a variable when it runs.</summary>
    public Value Capture(ISymbol variable, State state) => _reads.Capture(variable, state);

    /// <summary>A field or auto-property: as this body left it, or as it is known to be.</summary>
    public Value ReadMember(Value owner, ISymbol member, State state) => _reads.Member(owner, member, state);

    private bool IsOfProgram(IMethodSymbol method) => _scope.Fixpoint.HasSource(method.ContainingType);

    /// <summary>Whether a collection expression makes an object of a class of the program, by code of the program.</summary>
    public bool IsOfProgram(IOperation collection) =>
        _scope.Fixpoint.Analysis.Bodies.ConvertedTypeOf(collection.Syntax, _scope.Fixpoint.Cancellation) is { DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary>Code of the program that nobody follows may do anything to what it is given.</summary>
    public void Fear(IEnumerable<Value> given, State state)
    {
        var values = given.ToList();
        foreach (var value in values)
            state.Escape(value);
        _applier.Fear(values.Select(state.Snapshot));
        _record.ApplyChanges(state);
        _effects.ProgramRan(state);
    }

    /// <summary>Code of the program has run that was asked about what somebody was given.</summary>
    public void RunUnseen(IEnumerable<Value> given, State state)
    {
        foreach (var value in given)
            state.Escape(value);
        _effects.ProgramRan(state);
    }

    /// <summary>Runs the code of an operator.</summary>
    public Value Operate(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands, State state) => _calls.Operate(operation, method, operands, state);

    /// <summary>Runs over a sequence that is given away.</summary>
    public Value RunOver(Value given, State state) => _calls.WithoutSource.RunOver(given, state);

    /// <summary>Runs the code of a property that is set.</summary>
    public void Set(IPropertyReferenceOperation property, Value value, State state) => _calls.Set(property, value, state);

    /// <summary>What changes where an index of the library is written to; null where it is another index.</summary>
    public Value? OverwrittenBy(IPropertySymbol indexer, IOperation indexed, State state) => _calls.OverwrittenBy(indexer, indexed, state);

    /// <summary>An object changes in place, under every name that it has.</summary>
    public void Overwrite(IOperation overwritten, Value before, State state) => _calls.Overwrite(overwritten, before, state);

    /// <summary>A layer is given its numbers.</summary>
    public void SetParts(IPropertyReferenceOperation property, State state) => _calls.SetParts(property, state);

    /// <summary>Some library objects are known by their static type alone.</summary>
    public Value ByType(ITypeSymbol? type) => _applier.ByType(type) ?? Value.Unknown;

    /// <summary><c>parts.OfType&lt;Finish&gt;().FirstOrDefault()</c> is a <c>Finish</c>, if there is one.</summary>
    private Value ByType(IOperation operation) =>
        ByType(operation.Type) is var known && known != Value.Unknown && !DeclaredNulls.IsNever(operation) ? known.OrNull() : known;

    private static Value ConstantOf(object? constant) => constant is null ? Value.Null : new Constant(constant);

    private Value Transfer(IOperation operation, State state) => operation switch
    {
        { Kind: OperationKind.Invalid } => _invalid.Evaluate(operation, state),
        IExpressionStatementOperation statement => Evaluate(statement.Operation, state),
        ILocalReferenceOperation local => _reads.Variable(local.Local, state),
        IParameterReferenceOperation parameter => _reads.Variable(parameter.Parameter, state),
        IInstanceReferenceOperation instance => _reads.Receiver(instance),
        IFieldReferenceOperation field => _reads.Field(field, _effects, state),
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
        ITranslatedQueryOperation query => Evaluate(query.Operation, state),
        IAwaitOperation awaited => Await(awaited, state),
        IBinaryOperation { OperatorMethod: { } method } binary when IsOfProgram(method) => _calls.Operate(binary, method, [binary.LeftOperand, binary.RightOperand], state),
        IUnaryOperation { OperatorMethod: { } method } unary when IsOfProgram(method) => _calls.Operate(unary, method, [unary.Operand], state),
        IInvocationOperation invocation => _calls.Invoke(invocation, state),
        IObjectCreationOperation creation => _creations.Create(creation, state),
        IAnonymousObjectCreationOperation creation => _creations.CreateAnonymous(creation, state),
        IEventAssignmentOperation assignment => _creations.Subscribe(assignment, state),
        IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } element } => Yield(element, state),
        ITypeParameterObjectCreationOperation creation => _applier.CreateOf(creation.Type),
        IDelegateCreationOperation creation => Evaluate(creation.Target, state),
        IMethodReferenceOperation method => _closures.Reference(method, state),
        IFlowAnonymousFunctionOperation function => _closures.Close(function, state),
        ITupleOperation tuple =>
            new TupleValue(new ValueList(Operands.InOrder(tuple.Elements, element => state.HandOn(Evaluate(element, state)), state))),
        IArrayCreationOperation array => _elements.Array(array, state),
        IArrayElementReferenceOperation element => _elements.Read(element, state),
        IImplicitIndexerReferenceOperation element => _elements.ReadFromEnd(element, state) ?? Unknown(operation, state),
        IIsPatternOperation pattern => _assignments.Match(pattern, state),
        IDefaultValueOperation { Type: { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } => Value.Null,
        _ when CollectionExpressions.Is(operation) => _elements.Collection(operation, state),
        _ => Unknown(operation, state),
    };

    /// <summary>What an iterator gives is a sequence of all that it gives one after the other.</summary>
    private Value Yield(IOperation element, State state)
    {
        _record.Yield(Items.All(state.HandOn(Evaluate(element, state))), state.Answers);
        return Value.Unknown;
    }

    /// <summary>
    /// What nobody has thought of may do anything: it is only known of few kinds of operations that they run no code of the program, and keep nothing
    /// of what they are given.
    /// </summary>
    private Value Unknown(IOperation operation, State state)
    {
        var given = Operands.InOrder([.. operation.ChildOperations], child => Evaluate(child, state), state);
        foreach (var value in given)
            state.HandOn(value);
        if (QuietOperations.Has(operation))
            return Value.Unknown;
        foreach (var value in given)
        {
            state.LoseSightOf(value);
            // d.Hook(…), where nobody knows what d is: whatever it is may give something else now.
            if (operation is IDynamicInvocationOperation or IDynamicMemberReferenceOperation && (value.IsObject || value is Container))
                _record.Overwritten(value);
        }

        _record.Happened(new Happening(operation.Syntax, Traces<Value>.Anything));
        Fear(given, state);
        return Value.Unknown;
    }

    private Value Await(IAwaitOperation awaited, State state)
    {
        var value = Evaluate(awaited.Operation, state);
        _effects.ProgramRan(state);
        return value;
    }

    private Value Capture(IFlowCaptureOperation capture, State state)
    {
        var value = Evaluate(capture.Value, state);
        var isNeverNull = capture.Value is IInvocationOperation && DeclaredNulls.IsNever(capture.Value);
        state.Captures = state.Captures.SetItem(
            capture.Id, new CapturedOperand(value, capture.Value) { IsNeverNull = isNeverNull, IsKnownWhereNull = isNeverNull || value == Value.Null });
        return value;
    }

    private Value Convert(IConversionOperation conversion, State state)
    {
        var operand = Evaluate(conversion.Operand, state);
        if (Collections.IsWindow(conversion.Type))
            return CallsWithoutSource.ViewOf(new ValueList(operand), state);
        if (Conversions.MayChangeNumber(conversion))
            return conversion.ConstantValue is { HasValue: true, Value: { } literal } ? new Constant(literal) : Value.Unknown;
        return conversion.OperatorMethod is { } method ? _calls.Convert(conversion, method, operand, state)
            : conversion.IsTryCast && conversion.Type is { } type ? _assignments.Narrowed(operand, type).OrNull()
            : operand;
    }
}
