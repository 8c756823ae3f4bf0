using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls of every kind: methods, accessors, constructors, delegates, local functions, and what makes delegates.</summary>
internal sealed class Invocations(BodyScope scope, BodyRecord record, Applier machine, BlockInterpreter interpreter)
{
    /// <summary>Copies a record, for <c>record with { … }</c>.</summary>
    private const string CloneMethod = "<Clone>$";

    private readonly Assignments _assignments = new(scope, record, interpreter);

    private ILibrary Library => scope.SummaryFixpoint.Analysis.Library;

    public Value Invoke(IInvocationOperation invocation, State state)
    {
        var method = invocation.TargetMethod;
        var target = invocation.Instance is null ? null : interpreter.Evaluate(invocation.Instance, state);
        var arguments = Arguments.Of(method, invocation.Arguments, argument => interpreter.Evaluate(argument, state));
        if (record.IsExhausted)
        {
            record.Exhaust();
            return Value.Unknown;
        }

        var call = new Call(method, target, arguments, invocation, PlaceOf(invocation), SiteOf(invocation));
        var result = Run(call, state);
        WriteReferences(invocation.Arguments, parameter => OutOf(call, parameter, state), state);
        if (Library.Overwrites(method, arguments) && OverwrittenBy(invocation) is { } overwritten)
            result = Overwrite(overwritten, target ?? arguments[0], result is Fact made ? made with { MadeInPlace = true } : result, state);
        record.ForgetOverwritten(state);
        return result;
    }

    /// <summary>The variable holds the result; whatever else names the object is not known any more.</summary>
    private Value Overwrite(IOperation overwritten, Value before, Value result, State state)
    {
        record.Overwritten(before);
        if (overwritten is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member)
            record.OverwrittenIn(member.Member.OriginalDefinition);
        record.ForgetOverwritten(state);
        _assignments.Write(overwritten, result, state);
        return result;
    }

    /// <summary>A conversion that a type declares.</summary>
    public Value Convert(IMethodSymbol method, Value operand, SyntaxNode syntax, State state) =>
        machine.Call(method, null, HandOn(new ValueList(operand), state), new Site(syntax, scope.Member, syntax), CallPlace.At(syntax));

    public Value Read(IPropertyReferenceOperation reference, State state)
    {
        var target = reference.Instance is null ? null : interpreter.Evaluate(reference.Instance, state);
        if (target is Enumerator enumerator)
            return reference.Property.Name == "Current" ? enumerator.Current : Value.Unknown;
        var property = reference.Property.OriginalDefinition;
        if (scope.SummaryFixpoint.HasSource(property.ContainingType) && scope.SummaryFixpoint.Members.IsAutoProperty(property)
            && (property.IsStatic || reference.Property is { IsVirtual: false, IsAbstract: false, IsOverride: false }))
            return interpreter.ReadMember(target ?? Value.None, property, state);
        if (reference.Property.GetMethod is not { } getter)
            return Value.Unknown;
        var arguments = Arguments.Of(getter, reference.Arguments, argument => interpreter.Evaluate(argument, state));
        var site = new Site(reference.Syntax, scope.Member, reference.Syntax);
        return Run(new Call(getter, target, arguments, reference, CallPlace.At(reference.Syntax), site), state);
    }

    public Value Create(IObjectCreationOperation creation, State state)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
            return Value.Unknown;
        var arguments = Arguments.Of(constructor, creation.Arguments, argument => interpreter.Evaluate(argument, state));
        WriteReferences(creation.Arguments, static _ => Value.Unknown, state);
        if (scope.SummaryFixpoint.HasSource(type))
        {
            var place = new CallPlace(creation.Syntax, creation.Syntax, Arguments.PlacesOf(constructor, creation.Arguments));
            var made = machine.Create(constructor, HandOn(arguments, state), place);
            if (arguments.Any(NestedFunctions.MentionsReceiver))
                ForgetMembers(state);
            return made;
        }

        foreach (var argument in arguments)
            state.LoseSightOf(argument);
        return Make(constructor, type, creation.Syntax, arguments, state);
    }

    /// <summary>A delegate of a method.</summary>
    public Value Reference(IMethodReferenceOperation reference, State state)
    {
        var target = reference.Instance is null ? null : interpreter.Evaluate(reference.Instance, state);
        var method = reference.Method;
        if (method.MethodKind == MethodKind.LocalFunction)
            return Decided(CloseLocal(method, state));
        if (Library.IsApplication(method) && target is not null)
            return state.HandOn(target);
        return new MethodValue(method, target is null ? null : state.HandOn(target));
    }

    /// <summary>A lambda, with what it captures here.</summary>
    public Value Close(IFlowAnonymousFunctionOperation function, State state)
    {
        var summary = Nested(function.Symbol, () => scope.Graph.GetAnonymousFunctionControlFlowGraph(function, scope.SummaryFixpoint.Cancellation), function.Syntax);
        return Decided(Closed(function.Symbol, summary, state));
    }

    private Value Run(Call call, State state)
    {
        var method = call.Method;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(Content(call.Target, state), call, state);
        if (method.MethodKind == MethodKind.LocalFunction)
            return CallLocal(call, state);
        if (method.MethodKind == MethodKind.Constructor)
            return RunBaseConstructor(call, state);
        if (Library.IsApplication(method) && call.Target is not null)
            return Apply(Content(IsOfBase(call) ? BaseContainer(state) : call.Target, state), call, state);
        if (method.Name == CloneMethod && call.Target is Instance original)
            return original;
        if (scope.SummaryFixpoint.HasSource(method.ContainingType))
            return RunSource(call, state);
        if (method is { Name: "GetEnumerator", Parameters.Length: 0 } && Content(call.Target, state) is Items elements)
            return new Enumerator(elements);
        return RunLibrary(call, state);
    }

    /// <summary>What the class itself says instead is not meant by <c>base.forward(x)</c>.</summary>
    private static bool IsOfBase(Call call) =>
        call.Operation is IInvocationOperation { IsVirtual: false, Instance: IInstanceReferenceOperation } && Dispatch.IsDispatched(call.Method);

    private Value Apply(Value function, Call call, State state)
    {
        var result = machine.Apply(function, HandOn(call.Arguments, state), call.Site, call.Place);
        record.ForgetOverwritten(state);
        if (MayWriteMembers(function, call.Method) || call.Arguments.Any(IsFunctionOfTheProgram))
            ForgetMembers(state);
        return result;
    }

    /// <summary>What the library made writes nothing of the program's; a delegate may be anything.</summary>
    private static bool MayWriteMembers(Value function, IMethodSymbol method) =>
        (method.MethodKind == MethodKind.DelegateInvoke && function is not (LibraryObject or Chain))
        || IsFunctionOfTheProgram(function)
        || NestedFunctions.MentionsReceiver(function);

    private static bool IsFunctionOfTheProgram(Value value) => value is MethodValue or Closure;

    private Value RunSource(Call call, State state)
    {
        var target = call.Target is null ? null : state.HandOn(call.Target);
        var isDirect = call.Operation is IInvocationOperation { IsVirtual: false };
        var arguments = HoldsContainer(call) && KeepsNothing(call.Method) ? call.Arguments.Map(state.Snapshot) : HandOn(call.Arguments, state);
        var result = machine.Call(call.Method, target, arguments, call.Site, call.Place, isDirect);
        ForgetWhatCalleesWrite(call, state);
        return result is Chain or Items ? interpreter.Allocate(call.Operation.Syntax, result, state) : result;
    }

    /// <summary>Whether no container that a method is given can be found anywhere after it: one that only adds to a list leaves nothing behind that grows stale.</summary>
    private bool KeepsNothing(IMethodSymbol method) =>
        method is { ReturnsVoid: true, IsAsync: false } && !Dispatch.IsDispatched(method)
        && machine.SummaryOf(method) is { IsOpaque: false, IsTruncated: false } summary
        && !summary.Outs.AnySymbolic && summary.Writes.Entries.All(static write => IsNumber(write.Key));

    private static bool HoldsContainer(Call call) => call.Arguments.Any(static argument => argument is Container);

    private static bool IsNumber(ISymbol member) =>
        ((member as IFieldSymbol)?.Type ?? (member as IPropertySymbol)?.Type) is { IsValueType: true, SpecialType: not SpecialType.None };

    private Value RunLibrary(Call call, State state)
    {
        var effect = Collections.EffectOf(call.Method) is var known && known != ContainerEffect.None ? known : Library.EffectOn(call.Method);
        if (effect != ContainerEffect.None)
            return RunContainer(effect, call, state);
        if (Library.FunctionOf(call.Method.OriginalDefinition) is { } function)
        {
            var all = call.Target is null ? call.Arguments : new ValueList([call.Target, .. call.Arguments]);
            return machine.Apply(new LibraryObject(function), HandOn(all, state), call.Site, call.Place);
        }

        if (Library.IsFactory(call.Method) && call.Method.ReturnType is INamedTypeSymbol made && Make(call.Method, made, call.Operation.Syntax, call.Arguments, state) is var result && result != Value.Unknown)
            return Library.Overwrites(call.Method, call.Arguments) ? Overwriting(result) : result;
        if (!Library.OnlyReads(call.Method))
            ForgetContents(call.Arguments, state);
        if (call.Target is Container target && Collections.Declares(call.Method))
            Change(target, Items.Anything, state);
        if (call.Arguments.Any(IsFunctionOfTheProgram))
            ForgetMembers(state);
        return Value.Unknown;
    }

    /// <summary>Nobody knows what code without source does to the containers that it is given.</summary>
    private void ForgetContents(ValueList arguments, State state)
    {
        foreach (var argument in arguments)
        {
            state.LoseSightOf(argument);
            if (argument is Container reference)
                Change(reference, Items.Anything, state);
            else if (argument is Symbolic { Type: IArrayTypeSymbol })
                record.Overwritten(argument);
        }
    }

    private static Value Overwriting(Value made) =>
        made is LibraryObject library ? library with { Function = library.Function with { OverwritesInput = true } } : made;

    private Value RunContainer(ContainerEffect effect, Call call, State state)
    {
        var container = call.Target ?? (call.Arguments.Count > 0 ? call.Arguments[0] : Value.Unknown);
        if (container is Receiver)
            container = BaseContainer(state);
        var added = call.Target is null ? call.Arguments.Skip(1) : call.Arguments;
        switch (effect)
        {
            case ContainerEffect.Append:
                Append(container, [.. added.Skip(Math.Max(0, added.Count() - 1)).Select(item => state.HandOn(item))], state);
                return container;
            case ContainerEffect.AppendAll:
                Append(container, added.Select(item => state.Snapshot(item)).FirstOrDefault(), state);
                return container;
            case ContainerEffect.Copy:
                return interpreter.Allocate(call.Operation.Syntax, state.Snapshot(container) is Items items ? items : Items.Anything, state);
            case ContainerEffect.Element:
                return state.Snapshot(container) is Items content && call.Arguments is [var index] ? content.At(index) : Value.Unknown;
            case ContainerEffect.Read:
                return Value.Unknown;
            default:
                foreach (var item in added)
                    state.LoseSightOf(item);
                if (container is Container changed)
                    Change(changed, Items.Anything, state);
                RecordChange(container);
                return Value.Unknown;
        }
    }

    private void Append(Value container, Value[] items, State state) => Append(container, new Items(true, new ValueList(items)), state);

    private void Append(Value container, Value? added, State state)
    {
        RecordChange(container);
        if (container is not Container reference || !state.Heap.TryGetValue(reference.Site, out var content))
            return;
        var before = content is Chain chain ? chain.Parts : content as Items ?? Items.Anything;
        var after = added is Items { FromStart: true } items
            ? before with { Known = before.Known.Append(items.Known) }
            : Items.Anything;
        Change(reference, after, state);
    }

    public void Change(Container container, Items content, State state)
    {
        scope.Containers.Change(container.Site);
        var isChain = state.Heap.TryGetValue(container.Site, out var before) && before is Chain;
        state.LoseSightOf(before ?? Value.Unknown);
        state.Heap = state.Heap.SetItem(container.Site, (isChain ? new Chain(content) : (Value)content).Bounded());
    }

    private void RecordChange(Value container)
    {
        if (container is Symbolic { Input: { } input })
            record.Change(input.Symbol);
    }

    /// <summary>The chain that an object of a class derived from a chain is.</summary>
    private Value BaseContainer(State state)
    {
        for (var type = scope.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            if (state.Members.TryGetValue(type.OriginalDefinition, out var container))
                return container;
        }

        return Value.Unknown;
    }

    /// <summary>An object of a library class, by the call that made it.</summary>
    private Value Make(IMethodSymbol maker, INamedTypeSymbol type, SyntaxNode site, ValueList arguments, State state)
    {
        if (Library.IsChain(type))
            return interpreter.Allocate(site, new Chain(ContentOf(arguments, state)), state);
        if (Collections.IsList(type) || Library.IsList(type))
            return interpreter.Allocate(site, ContentOf(arguments, state), state);
        return Library.FunctionOf(type) is { } function
            ? new LibraryObject(function.MadeBy(maker, arguments), OrderedSet<Creation>.Of(new Creation(site, scope.Member)))
            : Value.Unknown;
    }

    /// <summary>The elements that a container is made with: of another container, or the arguments themselves.</summary>
    private static Items ContentOf(ValueList arguments, State state)
    {
        if (arguments.Count == 0)
            return Items.Empty;
        var contents = arguments.Select(state.Snapshot).ToArray();
        return contents switch
        {
            [Items items] => items,
            [Constant] => Items.Empty,
            [Symbolic { Type: IArrayTypeSymbol } elements] => new Items(true, new ValueList(new Spread(elements))),
            [TupleValue or LibraryObject or Instance or Chain or Symbolic or Closure, ..] => new Items(true, new ValueList(contents)),
            _ => Items.Anything,
        };
    }

    private Value RunBaseConstructor(Call call, State state)
    {
        var type = call.Method.ContainingType;
        if (scope.SummaryFixpoint.HasSource(type))
        {
            var receiver = new Receiver(scope.ContainingType);
            var inputs = new Inputs(call.Method, receiver, HandOn(call.Arguments, state), ValueMap.Empty);
            var summary = machine.SummaryOf(call.Method);
            machine.Instantiate(summary, inputs, call.Place);
            if (summary.IsOpaque)
                record.LoseConstruction(state);
            state.Members = state.Members.SetItems(summary.Members.Map(value => machine.Substitute(value, inputs)).Entries);
        }
        else if (Make(call.Method, type, call.Operation.Syntax, call.Arguments, state) is var inherited && inherited != Value.Unknown)
        {
            state.Members = state.Members.SetItem(type.OriginalDefinition, inherited);
        }

        return Value.Unknown;
    }

    /// <summary>A call of a method with source may write whatever is not set by construction, and change the containers it is given.</summary>
    private void ForgetWhatCalleesWrite(Call call, State state)
    {
        record.ForgetOverwritten(state);
        ForgetMembers(state);
        if (!HoldsContainer(call))
            return;
        var summary = machine.SummaryOf(call.Method);
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            var parameter = call.Method.OriginalDefinition.Parameters[i];
            if (call.Arguments[i] is Container reference && (summary.Changed.Contains(parameter) || IsKept(parameter, summary)))
                Change(reference, Items.Anything, state);
        }
    }

    /// <summary>Whether a member holds what the parameter held; whoever comes across it there may change it.</summary>
    private static bool IsKept(IParameterSymbol parameter, Summary summary) =>
        summary.Writes.Entries.Any(write => write.Value is Parameter { Symbol: var kept } && SymbolEqualityComparer.Default.Equals(kept, parameter));

    public void ForgetMembers(State state)
    {
        foreach (var entry in state.Members.Entries)
        {
            var member = entry.Key;
            if (member is IFieldSymbol or IPropertySymbol && !scope.SummaryFixpoint.Members.IsSetByConstruction(member, scope.SummaryFixpoint.Cancellation))
            {
                state.LoseSightOf(entry.Value);
                state.Members = state.Members.Remove(member);
            }
        }
    }

    /// <summary>What a call leaves in the variables that it is given by reference.</summary>
    private void WriteReferences(IEnumerable<IArgumentOperation> arguments, Func<IParameterSymbol, Value> left, State state)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Ref or RefKind.Out } parameter)
                _assignments.Write(argument.Value, left(parameter), state);
        }
    }

    private Value OutOf(Call call, IParameterSymbol parameter, State state)
    {
        var method = call.Method;
        if (parameter.RefKind != RefKind.Out || method.MethodKind != MethodKind.Ordinary
            || Dispatch.IsDispatched(method) || !scope.SummaryFixpoint.HasSource(method.ContainingType))
            return Value.Unknown;
        var target = call.Target is null ? null : state.HandOn(call.Target);
        return machine.SummaryOf(method).Outs.Find(parameter.OriginalDefinition) is { } left
            ? machine.Substitute(left, new Inputs(method, target, HandOn(call.Arguments, state), ValueMap.Empty))
            : Value.Unknown;
    }

    private Value CallLocal(Call call, State state)
    {
        var function = CloseLocal(call.Method, state);
        if (!record.IsPaused)
            scope.SummaryFixpoint.Tracer?.Called(call.Operation, function);
        return Apply(function, call, state);
    }

    private Closure CloseLocal(IMethodSymbol function, State state)
    {
        var definition = function.OriginalDefinition;
        var summary = interpreter.IsUncertain(definition) ? Summary.Opaque : Nested(definition, () => scope.GraphOf(definition, scope.SummaryFixpoint.Cancellation), definition.DeclaringSyntaxReferences[0].GetSyntax());
        return Closed(definition, summary, state);
    }

    /// <summary>The summary of a nested function; while it is being made, its own calls of itself are unknown.</summary>
    private Summary Nested(IMethodSymbol function, Func<Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph?> graph, SyntaxNode root)
    {
        if (!scope.NestedSummaries.TryGetValue(function, out var summary))
        {
            scope.NestedSummaries[function] = Summary.Opaque;
            scope.NestedSummaries[function] = summary = graph() is { } found
                ? NestedFunctions.Interpret(scope with { Function = function, Graph = found, Parent = scope }, root)
                : Summary.Opaque;
        }

        record.Include(summary);
        return summary;
    }

    private Closure Closed(IMethodSymbol function, Summary summary, State state)
    {
        var captures = ValueMap.Of(
            from captured in NestedFunctions.CapturedBy(summary)
            select new KeyValuePair<ISymbol, Value>(captured, interpreter.Capture(captured, state)));
        return new Closure(function, summary, captures, summary.MentionsReceiver ? new Receiver(scope.ContainingType) : null);
    }

    /// <summary>What a delegate does with what it captures is decided where it is made, whoever calls it later.</summary>
    private Value Decided(Closure closure)
    {
        machine.Instantiate(
            closure.Summary,
            new Inputs(closure.Function, closure.Target, ValueList.Empty, closure.Captures),
            CallPlace.At(closure.Function.DeclaringSyntaxReferences[0].GetSyntax()));
        return (closure with { IsDecided = true }).Bounded();
    }

    private static Value Content(Value? value, State state) => value is null ? Value.Unknown : state.Snapshot(value);

    private static ValueList HandOn(ValueList values, State state) => values.Map(state.HandOn);

    private static CallPlace PlaceOf(IInvocationOperation invocation) =>
        new(invocation.Syntax, NameOf(invocation.Syntax), Arguments.PlacesOf(invocation.TargetMethod, invocation.Arguments));

    private Site SiteOf(IInvocationOperation invocation)
    {
        var first = invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0 && argument.ArgumentKind == ArgumentKind.Explicit);
        return new Site(invocation.Syntax, scope.Member, first is null ? invocation.Syntax : Arguments.PlaceOf(first));
    }

    /// <summary>The variable whose tensor an in-place operation changes.</summary>
    private static IOperation? OverwrittenBy(IInvocationOperation invocation) =>
        invocation.Instance ?? invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;

    private static SyntaxNode NameOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax invocation => invocation.Expression,
        _ => call,
    };

    /// <summary>One call, with everything evaluated.</summary>
    private sealed record Call(
        IMethodSymbol Method, Value? Target, ValueList Arguments, IOperation Operation, CallPlace Place, Site Site);
}
