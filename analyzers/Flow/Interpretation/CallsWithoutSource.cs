using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls of methods that have no source: of the library, of the base class library, of anybody else. What they run of the program, nobody sees.</summary>
internal sealed class CallsWithoutSource(
    BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter, CalleeEffects effects, Creations creations,
    CallEvents events, HandedFunctions handed, ContainerCalls containers, Sequences sequences)
{
    private readonly ProgramCode _program = new(scope.Fixpoint);

    private readonly DictionaryCalls _dictionaries = new(scope);

    private ILibrary Library => scope.Fixpoint.Analysis.Library;

    public Value Run(Call call, State state)
    {
        var model = Library.Of(call.Method);
        var effect = Collections.EffectOf(call.Method) is var known && known != ContainerEffect.None ? known : model.OnContainer;
        if (call.Operation is IInvocationOperation invocation && _program.MayRun(invocation))
            return RunProgram(call, state);
        if (ProgramCode.MayRunLater(call))
            effects.ProgramRan(state);
        if (!Library.IsOf(call.Method))
            AskTheProgram(call, state);
        var mayChange = Sequences.AsksTheProgram(call.Method) || call.Arguments.Any(handed.MayChangeGiven);
        if (mayChange || call.Arguments.Any(HandedFunctions.IsOfProgram))
        {
            state.EscapeGiven(call.Given);
            if (mayChange)
                interpreter.Fear(call.Given, state);
            record.ApplyChanges(state);
            effects.ProgramRan(state);
        }

        if (_dictionaries.Run(call, state) is { } ofDictionary)
            return ofDictionary;
        if (sequences.Run(call, state) is { } run)
            return run;
        call = call with { Arguments = call.Arguments.Map(argument => RunOver(argument, state)) };
        if ((effect == ContainerEffect.Read && MayGiveIt(call.Method)) || Library.Names.MayGiveParts(call.Method.Name))
            ViewOf(call.Given, state);
        if (effect != ContainerEffect.None)
            return containers.Run(effect, call, state);
        if (model.Function is { } function)
        {
            var all = call.Given;
            var applied = applier.Apply(new LibraryObject(function), all.Map(state.Give), call.Site, call.Place);
            // t.unbind(0).ToArray(): the parts are known, but may get lost on the way out.
            if (model.MayGiveView && (applied == Value.Unknown || call.Method.ReturnType is IArrayTypeSymbol))
                ViewOf(all, state);
            return applied;
        }

        if (creations.MakeBy(call, state) is var made && made != Value.Unknown)
            return made;
        if (!model.OnlyReads)
            containers.ForgetContents(call.Arguments, state);
        if (call.Target is Container target && Collections.Declares(call.Method))
            containers.Change(target, Items.Anything, state);
        else if (call.Target is { } dictionary && Dictionaries.MayChange(call.Method))
            containers.RecordChange(dictionary, call, state);
        if (FreshResults.Is(call, model, Library))
            return Value.Fresh;
        return model.MayGiveView || MayGiveIt(call.Method) ? ViewOf(call.Given, state) : Value.Unknown;
    }

    /// <summary><c>observer.OnNext(p)</c>: a method of somebody else's interface, which a class of the program implements.</summary>
    private Value RunProgram(Call call, State state)
    {
        var result = Value.Unknown;
        if (call.Target is Instance { Type: var type } && TypeHierarchy.Implementation(call.Method, type) is { DeclaringSyntaxReferences.IsEmpty: false })
            result = applier.Call(call.Method, state.Give(call.Target), call.Arguments.Map(state.Give), call.Site, call.Place);
        else
            FearProgram(call, state);
        effects.Forget(call, state, containers);
        return result;
    }

    /// <summary>What the end of a <c>using</c> may be, the library says.</summary>
    private void FearProgram(Call call, State state)
    {
        if (!call.Operation.IsImplicit)
            events.Anything(call.Operation.Syntax);
        applier.Fear(call.Arguments.Map(state.Snapshot));
    }

    /// <summary>Somebody else's method may ask what it is given by methods of the program.</summary>
    private void AskTheProgram(Call call, State state)
    {
        var given = call.Given.Map(state.Snapshot);
        if (state.HasChangers || ProgramCode.RunsAnything(call.Method) || handed.AreAskedToChange(given, call.Method))
            interpreter.Fear(call.Given, state);
        else if (handed.AreAsked(given, call.Method))
            interpreter.RunUnseen(call.Given, state);
    }

    /// <summary><c>new List&lt;Tensor&gt;(rows.Select(model.forward))</c>: whoever is given a sequence runs over it.</summary>
    public Value RunOver(Value given, State state) => given is Projection ? sequences.ElementsOf(given, state) ?? Items.Anything : given;

    /// <summary><c>Enumerable.Repeat(p, 3)</c> gives what it was given, within something else.</summary>
    private bool MayGiveIt(IMethodSymbol method) => !Library.IsOf(method) && method.ReturnType is { SpecialType: SpecialType.None, TypeKind: not TypeKind.Enum };

    /// <summary><c>p.narrow(1, 0, 5)</c> is a view of <c>p</c>: what changes it in place changes <c>p</c>.</summary>
    public static Value ViewOf(ValueList given, State state)
    {
        foreach (var value in given)
        {
            state.LoseSightOf(value);
            state.Name(value);
        }

        return Value.Unknown;
    }
}
