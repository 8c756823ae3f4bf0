using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls of every kind: of methods, accessors and conversions, of delegates and local functions, of the program and of the library.</summary>
internal sealed class MethodCalls(
    BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter, Assignments assignments, CalleeEffects effects, Creations creations, Closures closures)
{
    /// <summary>Copies a record, for <c>record with { … }</c>.</summary>
    private const string CloneMethod = "<Clone>$";

    private readonly HandedFunctions _handed = new(scope.Fixpoint, applier);

    /// <summary>Calls of what holds elements.</summary>
    public ContainerCalls Containers { get; } = new(scope, record, interpreter, creations);

    private readonly Sequences _sequences = new(scope, record, applier, interpreter, effects);

    private readonly CallEvents _events = new(scope, record, applier);

    private readonly InPlaceCalls _inPlace = new(scope, record, assignments);

    /// <summary>Calls of what has no source.</summary>
    public CallsWithoutSource WithoutSource => field ??= new(scope, record, applier, interpreter, effects, creations, _events, _handed, Containers, _sequences);

    private ILibrary Library => scope.Fixpoint.Analysis.Library;

    public Value Invoke(IInvocationOperation invocation, State state)
    {
        var method = invocation.TargetMethod;
        var target = invocation.Instance is null ? null : interpreter.Evaluate(invocation.Instance, state);
        if (target is not null)
            Operands.Wait(invocation.Instance!, target, state);
        var arguments = Arguments.Of(method, invocation.Arguments, argument => interpreter.Evaluate(argument, state), state);
        if (target is not null)
            target = Operands.Take(invocation.Instance!, state);
        var call = Call.Of(invocation, target, arguments, scope.Member);
        var result = Run(call, state);
        _inPlace.SetParts(invocation, method, invocation.Instance, target, state);
        _inPlace.WriteMemory(invocation, method, invocation.Instance, target, state);
        effects.WriteReferences(invocation.Arguments, parameter => DictionaryCalls.Found(call, parameter, state) ?? effects.OutOf(call, parameter, state), state);
        var model = Library.Of(method);
        var isHooked = model.ReplacesResults && !arguments.Any(Hooks.OnlyLooks);
        if (isHooked && Hooks.MayBeOfAny(target))
            state.ForgetObjects();
        if ((isHooked || (model.OverwritesFor(arguments) && !model.ReplacesResults)) && InPlaceCalls.OverwrittenBy(invocation) is { } overwritten)
            result = _inPlace.Overwrite(overwritten, target ?? arguments[0], result is Fact made ? made with { MadeInPlace = true } : result, state);
        record.ApplyChanges(state);
        return result;
    }

    /// <summary>A conversion that a type declares.</summary>
    public Value Convert(IConversionOperation conversion, IMethodSymbol method, Value operand, State state)
    {
        var call = Call.At(conversion, method, null, new ValueList(operand), scope.Member);
        return scope.Fixpoint.HasSource(method.ContainingType) ? Run(call, state) : applier.Call(method, null, call.Arguments.Map(state.HandOn), call.Site, call.Place);
    }

    /// <summary>An operator of the program: a static method, or since C# 14 one of the object itself.</summary>
    public Value Operate(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands, State state)
    {
        var values = Operands.InOrder(operands, operand => interpreter.Evaluate(operand, state), state);
        var arguments = new ValueList([.. method.IsStatic ? values : values.Skip(1)]);
        return Run(Call.At(operation, method, method.IsStatic ? null : values[0], arguments, scope.Member), state);
    }

    /// <summary>A property, whether it has code or not.</summary>
    public Value Read(IPropertyReferenceOperation reference, State state)
    {
        var target = reference.Instance is null ? null : interpreter.Evaluate(reference.Instance, state);
        if (target is Enumerator enumerator)
            return reference.Property.Name == "Current" ? enumerator.Current : Value.Unknown;
        if (target is TupleValue pair && reference.Property.ContainingType is { Name: "KeyValuePair", Arity: 2 })
            return TupleValue.Slot(pair, reference.Property.Name == "Key" ? 0 : 1);
        if (reference.Property.ContainingType.IsAnonymousType)
            return applier.ReadMember(target ?? Value.Unknown, reference.Property);
        var property = reference.Property.OriginalDefinition;
        if (scope.Fixpoint.HasSource(property.ContainingType) && scope.Fixpoint.Members.IsAutoProperty(property)
            && (property.IsStatic || reference.Property is { IsVirtual: false, IsAbstract: false, IsOverride: false }))
            return interpreter.ReadMember(target ?? Value.None, property, state);
        if (reference.Property.GetMethod is not { } getter)
            return Value.Unknown;
        _inPlace.SetParts(reference, getter, reference.Instance, target, state);
        _inPlace.WriteMemory(reference, getter, reference.Instance, target, state);
        var arguments = Arguments.Of(getter, reference.Arguments, argument => interpreter.Evaluate(argument, state), state);
        return Run(Call.At(reference, getter, target, arguments, scope.Member), state);
    }

    /// <summary><c>p.view(-1)[..] = z</c>: a view shares its numbers with <c>p</c>, which are others now.</summary>
    public Value? OverwrittenBy(IPropertySymbol indexer, IOperation indexed, State state) =>
        indexer.SetMethod is { } setter && Library.IsOf(setter) && indexed.Type is { } type && Library.MayHoldMeaning(type) ? interpreter.Peek(indexed, state) : null;

    public void Overwrite(IOperation overwritten, Value before, State state) => _inPlace.Overwrite(overwritten, before, Value.Unknown, state);

    /// <summary><c>layer.weight = table</c>.</summary>
    public void SetParts(IPropertyReferenceOperation reference, State state)
    {
        if (reference is { Instance: { } owner, Property.GetMethod: { } getter })
        {
            var before = interpreter.Peek(owner, state);
            _inPlace.SetParts(reference, getter, owner, before, state);
            _inPlace.WriteMemory(reference, getter, owner, before, state);
        }
    }

    /// <summary><c>Raw = true</c> runs the setter of <c>Raw</c>, which may write whatever it likes.</summary>
    public void Set(IPropertyReferenceOperation reference, Value value, State state)
    {
        var setter = reference.Property.SetMethod!;
        var target = reference.Instance is null ? null : interpreter.Unrecorded(() => interpreter.Evaluate(reference.Instance, state));
        var arguments = Arguments.Of(setter, reference.Arguments, argument => interpreter.Unrecorded(() => interpreter.Evaluate(argument, state)), state);
        Run(Call.At(reference, setter, target, arguments.With(arguments.Count - 1, value), scope.Member), state);
    }

    private Value Run(Call call, State state)
    {
        var method = call.Method;
        _events.Happen(call);
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(Content(call.Target, state), call, state);
        if (method.MethodKind == MethodKind.LocalFunction)
            return RunLocal(call, state);
        if (Constructors.IsOfInstance(method))
            return creations.RunPreceding(call, state);
        if (Library.Of(method).IsApplication && call.Target is not null)
        {
            var function = Content(call.IsOfBase ? creations.BaseContainer(state) : call.Target, state);
            return function == Value.Unknown && ApplicationOf(call) is { } application
                ? RunSource(call with { Method = application }, state, isDirect: false)
                : Apply(function, call, state);
        }

        if (method.Name == CloneMethod && call.Target is Instance original && !Constructors.CopiesByCode(original.Type))
            return original;
        if (scope.Fixpoint.HasSource(method.ContainingType))
            return RunSource(call, state);
        if (method is { Name: "GetEnumerator", Parameters.Length: 0 } && _sequences.ElementsOf(call.Target, state) is { } elements)
        {
            if (call.Operation is IInvocationOperation { Instance: { } sequence } && Conversions.Under(sequence).Type is not INamedTypeSymbol { TypeKind: TypeKind.Class })
                state.ReadLater(call.Target!);
            if (call.Target is Symbolic)
                effects.ProgramRan(state);
            return new Enumerator(elements);
        }

        return WithoutSource.Run(call, state);
    }

    /// <summary><c>(o as Net).call(x)</c>: whichever object that is, it is one of <c>Net</c>.</summary>
    private IMethodSymbol? ApplicationOf(Call call) =>
        call is { IsOfBase: false, Operation: IInvocationOperation { Instance.Type: { } type } } && Dispatch.ClassOf(type) is { } known
        && !scope.Fixpoint.Analysis.Contents.MayBeHooked(type, scope.Fixpoint.Cancellation)
            ? Library.ApplicationOf(known, call.Arguments.Count)
            : null;

    private Value Apply(Value function, Call call, State state)
    {
        state.EscapeGiven(call.Arguments);
        var result = applier.Apply(function, call.Arguments.Map(state.Give), call.Site, call.Place);
        if (function is Symbolic or { IsObject: false } && call.Method.MethodKind == MethodKind.DelegateInvoke)
            applier.Unfollowed(call.Method, call.Arguments.Map(state.Snapshot), call.Operation.Syntax);
        record.ApplyChanges(state);
        if (MayWriteMembers(function, call.Method) || call.Arguments.Any(HandedFunctions.IsOfProgram))
            effects.ProgramRan(state);
        return function is Closure { Summary: var body } ? Made(result, body, call, state) : result;
    }

    /// <summary>A list that a body has made is new; what it was given has the caller's name, too.</summary>
    private Value Made(Value result, Summary body, Call call, State state) =>
        Lists.Is(result) && Lists.Is(body.Returns) ? interpreter.Allocate(call.Operation.Syntax, result, state) : result;

    /// <summary>What the library made writes nothing of the program's; a delegate may be anything.</summary>
    private static bool MayWriteMembers(Value function, IMethodSymbol method) =>
        (method.MethodKind == MethodKind.DelegateInvoke && function is not (LibraryObject or Chain))
        || HandedFunctions.IsOfProgram(function)
        || NestedFunctions.MentionsReceiver(function);

    private Value RunLocal(Call call, State state)
    {
        var function = closures.CloseLocal(call.Method, state);
        if (!record.IsPaused)
            scope.Fixpoint.Tracer?.Called(call.Operation, function);
        return Apply(function, call, state);
    }

    private Value RunSource(Call call, State state) => RunSource(call, state, call.Operation is IInvocationOperation { IsVirtual: false });

    private Value RunSource(Call call, State state, bool isDirect)
    {
        if (call.Method is { IsImplicitlyDeclared: true, MethodKind: MethodKind.Ordinary or MethodKind.UserDefinedOperator })
            RunImplicit(call, state);
        state.EscapeGiven(call.Given);
        var target = call.Target is null ? null : state.Give(call.Target);
        var arguments = call.HoldsContainer && effects.KeepsNothing(call.Method) ? call.Arguments.Map(state.Snapshot) : call.Arguments.Map(state.Give);
        var result = applier.Call(call.Method, target, arguments, call.Site, call.Place, isDirect);
        TakeDownGiven(call.Method, arguments);
        effects.Forget(call, state, Containers);
        return Lists.Is(result) ? Made(result, applier.SummaryOf(call.Method), call, state) : result;
    }

    /// <summary>What the compiler writes for a record asks the parts of it, and copies it by the constructor that there is.</summary>
    private void RunImplicit(Call call, State state)
    {
        if (call.Method.Name == CloneMethod || _handed.AreAskedToChange(call.Given.Map(state.Snapshot), call.Method))
            interpreter.Fear(call.Given, state);
    }

    /// <summary>What <c>trainer.SetLoss(loss)</c> gives is what the member holds into which <c>SetLoss</c> puts it.</summary>
    private void TakeDownGiven(IMethodSymbol method, ValueList arguments)
    {
        if (Dispatch.IsDispatched(method) || arguments.Count == 0 || Constructors.IsConstructor(method))
            return;
        var summary = applier.SummaryOf(method);
        var kept = summary.Writes.Values.Concat(summary.Given.Values).SelectMany(static written => written.Within(Contents.Input)).OfType<Parameter>().Select(static part => part.Symbol);
        foreach (var parameter in kept.Where(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method.OriginalDefinition)))
            record.Give(parameter, arguments[parameter.Ordinal]);
    }

    private static Value Content(Value? value, State state) => value is null ? Value.Unknown : state.Snapshot(value);
}
