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

    /// <summary>Calls of what holds elements.</summary>
    public ContainerCalls Containers { get; } = new(scope, record, interpreter, creations);

    private ILibrary Library => scope.Fixpoint.Analysis.Library;

    public Value Invoke(IInvocationOperation invocation, State state)
    {
        var method = invocation.TargetMethod;
        var target = invocation.Instance is null ? null : interpreter.Evaluate(invocation.Instance, state);
        var arguments = Arguments.Of(method, invocation.Arguments, argument => interpreter.Evaluate(argument, state));
        var call = Call.Of(invocation, target, arguments, scope.Member);
        var result = Run(call, state);
        effects.WriteReferences(invocation.Arguments, parameter => effects.OutOf(call, parameter, state), state);
        if (Library.Of(method).OverwritesFor(arguments) && OverwrittenBy(invocation) is { } overwritten)
            result = Overwrite(overwritten, target ?? arguments[0], result is Fact made ? made with { MadeInPlace = true } : result, state);
        record.ApplyChanges(state);
        return result;
    }

    /// <summary>A conversion that a type declares.</summary>
    public Value Convert(IConversionOperation conversion, IMethodSymbol method, Value operand, State state)
    {
        var call = Call.At(conversion, method, null, new ValueList(state.HandOn(operand)), scope.Member);
        return applier.Call(method, null, call.Arguments, call.Site, call.Place);
    }

    /// <summary><c>pipe | x</c>, where a class of the program says what <c>|</c> does.</summary>
    public Value Operate(IOperation operation, IMethodSymbol method, IReadOnlyList<IOperation> operands, State state)
    {
        var given = new ValueList([.. operands.Select(operand => state.HandOn(interpreter.Evaluate(operand, state)))]);
        return scope.Fixpoint.HasSource(method.ContainingType) ? Run(Call.At(operation, method, null, given, scope.Member), state) : Value.Unknown;
    }

    /// <summary>A property, whether it has code or not.</summary>
    public Value Read(IPropertyReferenceOperation reference, State state)
    {
        var target = reference.Instance is null ? null : interpreter.Evaluate(reference.Instance, state);
        if (target is Enumerator enumerator)
            return reference.Property.Name == "Current" ? enumerator.Current : Value.Unknown;
        var property = reference.Property.OriginalDefinition;
        if (scope.Fixpoint.HasSource(property.ContainingType) && scope.Fixpoint.Members.IsAutoProperty(property)
            && (property.IsStatic || reference.Property is { IsVirtual: false, IsAbstract: false, IsOverride: false }))
            return interpreter.ReadMember(target ?? Value.None, property, state);
        if (reference.Property.GetMethod is not { } getter)
            return Value.Unknown;
        var arguments = Arguments.Of(getter, reference.Arguments, argument => interpreter.Evaluate(argument, state));
        return Run(Call.At(reference, getter, target, arguments, scope.Member), state);
    }

    /// <summary><c>Raw = true</c> runs the setter of <c>Raw</c>, which may write whatever it likes.</summary>
    public void Set(IPropertyReferenceOperation reference, Value value, State state)
    {
        var setter = reference.Property.SetMethod!;
        var target = reference.Instance is null ? null : interpreter.Unrecorded(() => interpreter.Evaluate(reference.Instance, state));
        var arguments = Arguments.Of(setter, reference.Arguments, argument => interpreter.Unrecorded(() => interpreter.Evaluate(argument, state)));
        Run(Call.At(reference, setter, target, arguments.With(arguments.Count - 1, value), scope.Member), state);
    }

    private Value Run(Call call, State state)
    {
        var method = call.Method;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(Content(call.Target, state), call, state);
        if (method.MethodKind == MethodKind.LocalFunction)
            return RunLocal(call, state);
        if (method.MethodKind == MethodKind.Constructor)
            return creations.RunBaseConstructor(call, state);
        if (Library.Of(method).IsApplication && call.Target is not null)
            return Apply(Content(call.IsOfBase ? creations.BaseContainer(state) : call.Target, state), call, state);
        if (method.Name == CloneMethod && call.Target is Instance original)
            return original;
        if (scope.Fixpoint.HasSource(method.ContainingType))
            return RunSource(call, state);
        if (method is { Name: "GetEnumerator", Parameters.Length: 0 } && Lists.Common(Content(call.Target, state)) is Items elements)
            return new Enumerator(elements);
        return RunLibrary(call, state);
    }

    private Value Apply(Value function, Call call, State state)
    {
        var result = applier.Apply(function, call.Arguments.Map(state.HandOn), call.Site, call.Place);
        if (function is Symbolic or { IsObject: false } && call.Method is { MethodKind: MethodKind.DelegateInvoke, ReturnsVoid: true })
            Overwrite(call.Arguments);
        record.ApplyChanges(state);
        if (MayWriteMembers(function, call.Method) || call.Arguments.Any(IsFunctionOfTheProgram))
            effects.ForgetMembers(state);
        return Lists.Is(result) ? interpreter.Allocate(call.Operation.Syntax, result, state) : result;
    }

    /// <summary><c>undo(p)</c> gives nothing back: it is called for what it does to <c>p</c>.</summary>
    private void Overwrite(ValueList arguments)
    {
        foreach (var argument in arguments.Where(static argument => argument is Fact or Parameter))
            record.Overwritten(argument);
    }

    /// <summary>What the library made writes nothing of the program's; a delegate may be anything.</summary>
    private static bool MayWriteMembers(Value function, IMethodSymbol method) =>
        (method.MethodKind == MethodKind.DelegateInvoke && function is not (LibraryObject or Chain))
        || IsFunctionOfTheProgram(function)
        || NestedFunctions.MentionsReceiver(function);

    private static bool IsFunctionOfTheProgram(Value value) => value is MethodValue or Closure;

    private Value RunLocal(Call call, State state)
    {
        var function = closures.CloseLocal(call.Method, state);
        if (!record.IsPaused)
            scope.Fixpoint.Tracer?.Called(call.Operation, function);
        return Apply(function, call, state);
    }

    private Value RunSource(Call call, State state)
    {
        var target = call.Target is null ? null : state.HandOn(call.Target);
        var isDirect = call.Operation is IInvocationOperation { IsVirtual: false };
        var arguments = call.HoldsContainer && effects.KeepsNothing(call.Method) ? call.Arguments.Map(state.Snapshot) : call.Arguments.Map(state.HandOn);
        var result = applier.Call(call.Method, target, arguments, call.Site, call.Place, isDirect);
        effects.Forget(call, state, Containers);
        return Lists.Is(result) ? interpreter.Allocate(call.Operation.Syntax, result, state) : result;
    }

    private Value RunLibrary(Call call, State state)
    {
        var model = Library.Of(call.Method);
        var effect = Collections.EffectOf(call.Method) is var known && known != ContainerEffect.None ? known : model.OnContainer;
        if (call.Arguments.Any(IsFunctionOfTheProgram) || (call.Operation is IInvocationOperation invocation && ProgramCode.MayRun(invocation)))
            effects.ForgetMembers(state);
        if (effect != ContainerEffect.None)
            return Containers.Run(effect, call, state);
        if (model.Function is { } function)
        {
            var all = call.Given;
            var applied = applier.Apply(new LibraryObject(function), all.Map(state.HandOn), call.Site, call.Place);
            return applied == Value.Unknown && model.MayGiveView ? ViewOf(all, state) : applied;
        }

        if (creations.MakeBy(call, state) is var made && made != Value.Unknown)
            return made;
        if (!model.OnlyReads)
            Containers.ForgetContents(call.Arguments, state);
        if (call.Target is Container target && Collections.Declares(call.Method))
            Containers.Change(target, Items.Anything, state);
        if (IsFresh(call, model))
            return Value.Fresh;
        return model.MayGiveView ? ViewOf(call.Given, state) : Value.Unknown;
    }

    /// <summary><c>p.narrow(1, 0, 5)</c> is a view of <c>p</c>: what changes it in place changes <c>p</c>.</summary>
    private static Value ViewOf(ValueList given, State state)
    {
        foreach (var value in given)
            state.LoseSightOf(value);
        return Value.Unknown;
    }

    /// <summary>
    /// <c>zeros(1)</c> is given nothing that it could give back, <c>total.sum()</c> nothing that was computed; a weight is nobody's output. Only what
    /// the library makes: a method without source of anybody else may keep what it was given before.
    /// </summary>
    private bool IsFresh(Call call, MethodModel model) =>
        model.KeepsNothing && call.Method.ReturnType is { IsReferenceType: true } type && Library.MayHoldMeaning(type)
        && (model.GivesOwn || (IsApart(call.Target, call.Method.ContainingType) && call.Arguments.Zip(call.Method.Parameters, (value, parameter) => IsApart(value, parameter.Type)).All(static isApart => isApart)));

    private bool IsApart(Value? value, ITypeSymbol type) =>
        value is null or Constant || value == Value.Fresh || value == Value.Null || IsOfNumbers(type) || !Library.MayHoldMeaning(type)
        || (value is Items items && items.Known.All(part => IsApart(part, type)));

    private static bool IsOfNumbers(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsOfNumbers(array.ElementType),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var number] } => IsOfNumbers(number),
        _ => type.TypeKind == TypeKind.Enum || type.SpecialType is not (SpecialType.None or SpecialType.System_Object),
    };

    /// <summary>After <c>z.sigmoid_()</c> the variable holds the result; whatever else names the object is not known any more.</summary>
    private Value Overwrite(IOperation overwritten, Value before, Value result, State state)
    {
        if (before == Value.None || (before == Value.Unknown && overwritten.Type is { } type && !Library.MayHoldMeaning(type)))
            return before;
        var member = MemberIn(overwritten);
        if (member is not null)
            record.OverwrittenIn(member.OriginalDefinition, before);
        if (member is null || (before is not Symbolic && before != Value.Unknown))
            record.Overwritten(before);
        record.ApplyChanges(state);
        // zeros(1).add_(x) is the same object still, which is no other's.
        if (before == Value.Fresh && result == Value.Unknown)
            return before;
        assignments.Write(overwritten, result, state);
        return result;
    }

    /// <summary>The variable whose object an in-place operation changes.</summary>
    private static IOperation? OverwrittenBy(IInvocationOperation invocation)
    {
        var overwritten = invocation.Instance ?? invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        while (overwritten is IConversionOperation { OperatorMethod: null } conversion)
            overwritten = conversion.Operand;
        return overwritten;
    }

    /// <summary>A member with a name of its own: neither a slot of a tuple nor an element.</summary>
    private static ISymbol? MemberIn(IOperation reference) => reference switch
    {
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: false } field } => field,
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } => property,
        _ => null,
    };

    private static Value Content(Value? value, State state) => value is null ? Value.Unknown : state.Snapshot(value);
}
