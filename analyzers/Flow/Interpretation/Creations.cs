using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What makes objects: <c>new Net()</c>, <c>Linear(8, 1)</c>, and the constructor that another constructor runs.</summary>
internal sealed class Creations(BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter, CalleeEffects effects)
{
    private readonly HandedFunctions _handed = new(scope.Fixpoint, applier);

    private ILibrary Library => scope.Fixpoint.Analysis.Library;

    public Value Create(IObjectCreationOperation creation, State state)
    {
        if (creation.Constructor is not { } constructor || creation.Type is not INamedTypeSymbol type)
            return Value.Unknown;
        var arguments = Arguments.Of(constructor, creation.Arguments, argument => interpreter.RunOver(interpreter.Evaluate(argument, state), state), state);
        effects.WriteReferences(creation.Arguments, static _ => Value.Unknown, state);
        foreach (var argument in arguments)
            state.LoseSightOf(argument);
        if (scope.Fixpoint.HasSource(type))
        {
            foreach (var argument in arguments)
                state.Escape(argument);
            var place = new CallPlace(creation.Syntax, creation.Syntax, Arguments.PlacesOf(constructor, creation.Arguments));
            var made = applier.Create(constructor, arguments.Map(state.HandOn), place);
            if (HasFinalizer(type))
                applier.Fear(arguments.Map(state.Snapshot));
            record.ApplyChanges(state);
            if (arguments.Any(NestedFunctions.MentionsReceiver) || state.Members.Entries.Any(static member => member.Key.IsStatic))
                effects.ProgramRan(state);
            return made;
        }

        state.HasChangers |= !Library.IsOf(constructor) && arguments.Any(_handed.MayChangeGiven);
        return TaskMethods.IsLazy(type) && constructor.Parameters is [{ Type.TypeKind: TypeKind.Delegate }, ..]
            ? applier.Apply(arguments[0], ValueList.Empty, new Site(creation.Syntax, scope.Member, creation.Syntax), CallPlace.At(creation.Syntax))
            : Make(constructor, type, creation.Syntax, arguments, state);
    }

    /// <summary><c>all.CollectionChanged += …</c>: whoever has the event runs the handler with what he likes, and code of the program may stand where it is taken.</summary>
    public Value Subscribe(IEventAssignmentOperation assignment, State state)
    {
        if (assignment.EventReference is IEventReferenceOperation { Instance: { } owner })
            interpreter.Evaluate(owner, state);
        var handler = state.HandOn(interpreter.Evaluate(assignment.HandlerValue, state));
        state.LoseSightOf(handler);
        var declared = (assignment.EventReference as IEventReferenceOperation)?.Event;
        state.HasChangers |= declared is { DeclaringSyntaxReferences.IsEmpty: true } && _handed.MayChangeGiven(handler);
        interpreter.Fear(MethodBodies.HasCode(declared?.AddMethod) || _handed.MayChangeGiven(handler) ? [handler] : [], state);
        return Value.Unknown;
    }

    /// <summary>It runs at any time from now on.</summary>
    private static bool HasFinalizer(INamedTypeSymbol type)
    {
        for (var declaring = type; declaring is { DeclaringSyntaxReferences.IsEmpty: false }; declaring = declaring.BaseType)
        {
            if (declaring.GetMembers().Any(static member => member is IMethodSymbol { MethodKind: MethodKind.Destructor }))
                return true;
        }

        return false;
    }

    /// <summary><c>new { Output = model.forward(x), y }</c>: nobody changes it any more.</summary>
    public Value CreateAnonymous(IAnonymousObjectCreationOperation creation, State state)
    {
        var initializers = creation.Initializers.OfType<ISimpleAssignmentOperation>().ToList();
        var values = Operands.InOrder([.. initializers.Select(static each => each.Value)], value => state.HandOn(interpreter.Evaluate(value, state)), state);
        var members =
            from pair in initializers.Zip(values, static (initializer, value) => (initializer.Target, Value: value))
            where pair.Target is IPropertyReferenceOperation
            select new KeyValuePair<ISymbol, Value>(((IPropertyReferenceOperation)pair.Target).Property, pair.Value);
        return creation.Type is INamedTypeSymbol type ? new Instance(type, ValueMap.Of(members)) : Value.Unknown;
    }

    /// <summary>What a static method of the library makes that makes objects, or unknown if nothing is known of it.</summary>
    public Value MakeBy(Call call, State state)
    {
        var model = Library.Of(call.Method);
        if (!model.IsFactory || call.Method.ReturnType is not INamedTypeSymbol type)
            return Value.Unknown;
        var made = Make(call.Method, type, call.Operation.Syntax, call.Arguments, state);
        return made is LibraryObject library && model.OverwritesFor(call.Arguments)
            ? library with { Function = library.Function with { OverwritesInput = true } }
            : made;
    }

    /// <summary><c>: base(20, act)</c> and <c>: this(20)</c> leave in the members what those constructors leave there.</summary>
    public Value RunPreceding(Call call, State state)
    {
        var type = call.Method.ContainingType;
        if (scope.Fixpoint.HasSource(type))
        {
            var receiver = new Receiver(scope.ContainingType);
            var inputs = new Inputs(call.Method, receiver, call.Arguments.Map(state.HandOn), ValueMap.Empty);
            var summary = applier.SummaryOf(call.Method);
            applier.Instantiate(summary, inputs, call.Place);
            new PrecedingConstructors(applier, record).Leave(summary, inputs, state);
        }
        else if (Make(call.Method, type, call.Operation.Syntax, call.Arguments, state) is var inherited && inherited != Value.Unknown)
        {
            state.Members = state.Members.SetItem(type.OriginalDefinition, inherited);
        }

        return Value.Unknown;
    }

    /// <summary>The chain that an object of a class derived from a chain is.</summary>
    public Value BaseContainer(State state)
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
        if (Library.Of(type).IsChain)
            return interpreter.Allocate(site, Lists.Each(ContentOf(arguments, state), static content => new Chain((Items)content)), state);
        if (Collections.IsList(type) || Library.Of(type).IsList)
            return interpreter.Allocate(site, IsCapacity(maker) ? Items.Empty : ContentOf(arguments, state), state);
        if (Dictionaries.Is(type) && (arguments.Count == 0 || IsCapacity(maker)))
            return interpreter.Allocate(site, Slots.Empty, state);
        _ = arguments.Map(state.HandOn);
        return Library.Of(type).Function is { } function
            ? new LibraryObject(function.MadeBy(maker, arguments), OrderedSet<Creation>.Of(new Creation(site, scope.Member)))
            : Value.Unknown;
    }

    /// <summary><c>new List&lt;Tensor&gt;(n)</c> is empty.</summary>
    private static bool IsCapacity(IMethodSymbol constructor) => constructor.Parameters is [{ Type.SpecialType: SpecialType.System_Int32 }];

    /// <summary>The elements that a container is made with: of another container, or the arguments themselves.</summary>
    private static Value ContentOf(ValueList arguments, State state)
    {
        if (arguments.Count == 0)
            return Items.Empty;
        var contents = arguments.Select(state.Snapshot).ToArray();
        if (contents is not [Items])
            _ = arguments.Map(state.HandOn);
        return contents switch
        {
            [Items items] => items,
            [Choice choice] when Lists.Is(choice) => Lists.Each(choice, static list => list as Items ?? Items.Anything),
            [Constant] => Items.Empty,
            [Symbolic { Type: IArrayTypeSymbol } elements] => new Items(true, new ValueList(new Spread(elements))),
            [TupleValue or LibraryObject or Instance or Chain or Symbolic or Closure, ..] => new Items(true, new ValueList(contents)),
            _ => Items.Anything,
        };
    }
}
