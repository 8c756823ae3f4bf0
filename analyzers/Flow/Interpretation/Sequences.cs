using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Methods of the base class library that run a function on elements, or on nothing: LINQ, <c>ForEach</c>, <c>Task.Run</c>.</summary>
internal sealed class Sequences(BodyScope scope, BodyRecord record, Applier applier, BlockInterpreter interpreter, CalleeEffects effects)
{
    /// <summary>What a call gives, or null if it is no such method's.</summary>
    public Value? Run(Call call, State state)
    {
        if (TaskMethods.GivesItself(call.Method))
            return call.Target;
        if (TaskMethods.GivesArgument(call.Method))
            return call.Arguments[0];
        if (TaskMethods.GivesAll(call.Method))
            return interpreter.Allocate(call.Operation.Syntax, ElementsOf(call.Arguments[0], state) ?? Items.Anything, state);
        if (TaskMethods.Runs(call.Method))
            return Apply(call.Arguments[0], ValueList.Empty, call.Site, call.Place, state);
        return SequenceMethods.EffectOf(call.Method) is var effect && effect != SequenceEffect.None && call.Given.Count > 0 && !AsksTheProgram(call.Method)
            ? Run(effect, call, state)
            : null;
    }

    /// <summary>The elements of a container, or those that somebody makes by running over it now; null where nothing is known of them.</summary>
    public Items? ElementsOf(Value? sequence, State state) => sequence switch
    {
        null => null,
        Projection projection => Made(projection, state),
        Symbolic { Type: var type } given when !Lists.Is(given) => Collections.ItemOf(type) is { } item ? Items.All(ElementExpressions.OfGiven(given, Value.Unknown, item, state)) : null,
        _ when state.Snapshot(sequence) is var content => content switch
        {
            Projection made => Made(made, state),
            Slots slots => Items.All(new TupleValue(new ValueList(Value.Unknown, slots.Any))),
            _ => Lists.Common(content) as Items,
        },
        _ => null,
    };

    private Value? Run(SequenceEffect effect, Call call, State state)
    {
        var given = call.Given;
        switch (effect)
        {
            case SequenceEffect.Select when given.Count == 2:
                return new Projection(new ValueList(given[0]), given[1], call.Site).Bounded();
            case SequenceEffect.Zip:
                return given.Count > 3 ? null : new Projection(new ValueList(given[0], given[1]), given.Count == 3 && IsFunction(call, 2) ? given[2] : null, call.Site).Bounded();
            case SequenceEffect.Join when given.Count == 2:
                return new Projection(given, null, call.Site) { IsJoined = true }.Bounded();
            case SequenceEffect.With when given.Count == 2:
                return new Projection(Added(given[0], new Items(true, new ValueList(state.HandOn(given[1]))), call.Method.Name == "Prepend"), null, call.Site) { IsJoined = true }.Bounded();
            case SequenceEffect.Repeat when given.Count == 2:
                return Items.All(state.HandOn(given[0]));
            case SequenceEffect.Same when given[0] is Container or Projection or Items:
                return new Projection(new ValueList(given[0]), given.Count > 1 && IsFunction(call, 1) ? given[1] : null, call.Site) { KeepsElements = true }.Bounded();
            case SequenceEffect.One when !call.Method.Parameters.Any(static parameter => parameter.Name == "defaultValue"):
                return ElementsOf(given[0], state)?.Any;
            case SequenceEffect.Copy:
                return interpreter.Allocate(call.Operation.Syntax, ElementsOf(given[0], state) ?? Items.Anything, state);
            case SequenceEffect.Each when given.Count == 2 && IsFunction(call, call.Method.Parameters.Length - 1):
                Apply(given[1], new ValueList(ElementOf(given[0], state)), call.Site, call.Place, state);
                return Value.Unknown;
            case SequenceEffect.Fold when given.Count >= 2:
                var step = given[given.Count == 2 ? 1 : 2];
                Apply(step, new ValueList(Value.Unknown, ElementOf(given[0], state)), call.Site, call.Place, state);
                return given.Count == 3 && ElementsOf(given[0], state) is { } elements ? Folded(elements, given[1], step, call, state) : Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>
    /// <c>layers.Aggregate(x, (h, layer) => layer.call(h))</c> gives what the layers make of <c>x</c> one by one. As in a loop, what happens on the way is on record from
    /// the step that all elements share.
    /// </summary>
    private Value Folded(Items elements, Value seed, Value step, Call call, State state)
    {
        if (FoldedElements.EachOf(elements) is { } each)
            return interpreter.Unrecorded(() => FoldedElements.Of(Apply(step, new ValueList(seed, each), call.Site, call.Place, state.Copy()), each, seed)) ?? Value.Unknown;
        var isWhole = elements.FromStart && elements.Known.Count <= Bounds.Elements;
        var last = elements.Known.Skip(isWhole ? 0 : Math.Max(0, elements.Known.Count - Bounds.Elements));
        return interpreter.Unrecorded(() => last.Aggregate(
            isWhole ? seed : Value.Unknown, (folded, element) => Apply(step, new ValueList(folded, element), call.Site, call.Place, state.Copy())));
    }

    private static ValueList Added(Value sequence, Items one, bool isFirst) => isFirst ? new(one, sequence) : new(sequence, one);

    private Items Made(Projection projection, State state)
    {
        if (projection.IsJoined)
            return projection.Sources.Select(source => ElementsOf(source, state) ?? Items.Anything).Aggregate(Items.Empty, static (all, next) => all.Then(next));
        var elements = projection.Sources.Map(source => ElementOf(source, state));
        if (projection.Selector is null)
            return Items.All(elements.Count == 1 ? elements[0] : new TupleValue(elements));
        var isOurs = SymbolEqualityComparer.Default.Equals(projection.Site.Member, scope.Member);
        var site = projection.Site;
        var place = isOurs ? new CallPlace(site.Call, site.Call, [site.Argument]) : CallPlace.At(site.Call);
        var made = Apply(projection.Selector, elements, site, place, state);
        return Items.All(projection.KeepsElements ? ElementOf(projection.Sources[0], state) : made);
    }

    /// <summary><c>all.OrderBy(key, comparer)</c>: the comparer is an object of whoever has written it.</summary>
    public static bool AsksTheProgram(IMethodSymbol method) => method.Parameters.Any(static parameter => parameter.Type.Name is "IComparer" or "IEqualityComparer");

    private Value ElementOf(Value source, State state) => ElementsOf(source, state)?.Any ?? Value.Unknown;

    private Value Apply(Value function, ValueList arguments, Site site, CallPlace place, State state)
    {
        var result = applier.Apply(function, arguments.Map(state.HandOn), site, place);
        record.ApplyChanges(state);
        effects.ProgramRan(state);
        return result;
    }

    private static bool IsFunction(Call call, int parameter) => call.Method.Parameters[parameter].Type.TypeKind == TypeKind.Delegate;
}
