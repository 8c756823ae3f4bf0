using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls of dictionaries: <c>outputs.Add("head", p)</c>, <c>outputs["head"]</c>, <c>outputs.TryGetValue("head", out var p)</c>.</summary>
internal sealed class DictionaryCalls(BodyScope scope)
{
    /// <summary>What a call gives, or null if it is no dictionary's of which something is known.</summary>
    public Value? Run(Call call, State state)
    {
        if (call.Given is not [var dictionary, ..] given || !Dictionaries.Declares(call.Method))
            return null;
        if (dictionary is Symbolic && given.Count == 2 && Dictionaries.EffectOf(call.Method.Name) == DictionaryEffect.Get)
            return ElementExpressions.OfGiven(dictionary, given[1], call.Method.ReturnType, state);
        if (ContentOf(dictionary, state) is not { } slots)
            return null;
        switch (Dictionaries.EffectOf(call.Method.Name))
        {
            case DictionaryEffect.Put when given.Count == 3 && dictionary is Container container:
                Put(container, given[1], given[2], state);
                return Value.Unknown;
            case DictionaryEffect.PutIfAbsent when given.Count == 3 && dictionary is Container container:
                Put(container, given[1], slots.IsAbsent(given[1]) ? given[2] : Lattice.Join(slots.At(given[1]), given[2]), state);
                return Value.Unknown;
            case DictionaryEffect.Get when given.Count == 2:
                return ElementOf.Of(slots, given[1], call.Method.ReturnType);
            case DictionaryEffect.Values:
                state.HandOn(dictionary);
                return Items.All(slots.Any);
            case DictionaryEffect.Look:
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>What <c>TryGetValue</c> finds; where it finds nothing, nobody goes on with it.</summary>
    public static Value? Found(Call call, IParameterSymbol parameter, State state) =>
        call.Method.Name == "TryGetValue" && parameter.RefKind == RefKind.Out && call.Target is { } dictionary && Dictionaries.Declares(call.Method)
            ? ContentOf(dictionary, state)?.At(call.Arguments[0]) ?? ElementExpressions.OfGiven(dictionary, call.Arguments[0], parameter.Type, state)
            : null;

    /// <summary>Puts something under a key, if the container is a dictionary that is followed.</summary>
    /// <returns>Whether it is.</returns>
    public bool PutInto(Container dictionary, Value key, Value value, State state)
    {
        if (state.Heap.Find(dictionary.Site) is not Slots)
            return false;
        Put(dictionary, key, value, state);
        return true;
    }

    private void Put(Container dictionary, Value key, Value value, State state)
    {
        scope.Containers.Change(dictionary.Site);
        var held = state.HandOn(value);
        if (state.Heap.Find(dictionary.Site) is Slots before)
            state.Heap = state.Heap.SetItem(dictionary.Site, Written(before, key, held, state).Bounded());
    }

    /// <summary>What stood there before is followed no longer where it may still stand there.</summary>
    private static Slots Written(Slots before, Value key, Value held, State state)
    {
        if (key is not Constant)
            state.LoseSightOf(before);
        return before.With(key, held);
    }

    private static Slots? ContentOf(Value dictionary, State state) => state.Snapshot(dictionary) as Slots;
}
