using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Writes to elements: <c>parts[0] = z</c>, <c>layers[^1] = act</c>.</summary>
internal sealed class ElementWrites(BodyScope scope, BodyRecord record, BlockInterpreter interpreter)
{
    private readonly DictionaryCalls _dictionaries = new(scope);

    /// <summary>What stands under a key of a dictionary.</summary>
    /// <returns>Whether it is one whose content is followed.</returns>
    public bool PutUnder(IOperation dictionary, IOperation key, Value value, State state) =>
        interpreter.Peek(dictionary, state) is Container container
        && _dictionaries.PutInto(container, interpreter.Peek(key, state), value, state);

    /// <summary><c>layers[^1] = act</c>: of a list that is filled in a loop, the last element is known by that.</summary>
    /// <returns>Whether it is the last element of a list whose content is followed.</returns>
    public bool PutLast(IImplicitIndexerReferenceOperation element, Value value, State state)
    {
        if (!ElementExpressions.IsLast(element) || interpreter.Peek(element.Instance, state) is not Container { Site: var site } || state.Heap.Find(site) is not Items before)
            return false;
        scope.Containers.Change(site);
        state.LoseSightOf(before);
        state.Heap = state.Heap.SetItem(site, before.WithLast(state.HandOn(value)));
        return true;
    }

    /// <summary>Any element of a container, or any number of a tensor, may be another now.</summary>
    /// <returns>Whether that is so of whatever the variable holds.</returns>
    public bool PutInto(IOperation indexed, Value value, State state)
    {
        state.HandOn(value);
        state.LoseSightOf(value);
        switch (interpreter.Evaluate(indexed, state))
        {
            case Container { Site: var site }:
                state.Lose(site);
                return false;
            case var given when Aliases.VariableOf(given) is { } input:
                state.HasGivenChanged = true;
                record.Change(input);
                return true;
            default:
                LoseContents(indexed, state);
                return true;
        }
    }

    /// <summary>An element of an array.</summary>
    public void Write(IArrayElementReferenceOperation element, Value value, State state)
    {
        var array = interpreter.Evaluate(element.ArrayReference, state);
        if (Aliases.VariableOf(array) is { } input)
        {
            state.HasGivenChanged = true;
            record.Change(input);
            state.ForgetOverwritten(array);
        }
        else if (array is Container { Site: var site })
        {
            WriteAt(site, element, value, state);
            return;
        }
        else
            LoseContents(element.ArrayReference, state);

        state.LoseSightOf(value);
    }

    /// <summary><c>Unsafe.Add(ref parts[0], 1) = z</c>: who has a reference to one element has all.</summary>
    public void LoseElements(IArrayElementReferenceOperation element, State state)
    {
        if (interpreter.Peek(element.ArrayReference, state) is Container { Site: var site })
            state.Lose(site);
    }

    private void WriteAt(SyntaxNode site, IArrayElementReferenceOperation element, Value value, State state)
    {
        if (state.Heap.Find(site) is Items { FromStart: true } known
            && element.Indices is [var place] && ElementExpressions.PlaceOf(place, known.Known.Count) is { } index)
        {
            scope.Containers.Change(site);
            state.Heap = state.Heap.SetItem(site, known with { Known = known.Known.With(index, state.HandOn(value)) });
            return;
        }

        var written = state.HandOn(value);
        var before = state.Heap.Find(site) as Items;
        state.LoseSightOf(value);
        state.Lose(site);
        if (before is not null && scope.Containers.IsFollowed(site))
            state.Heap = state.Heap.SetItem(site, Items.All(before.Known.Append(before.Others).Aggregate(written, Lattice.Join)));
    }

    /// <summary><c>heads[0][1] = z</c>: any array with another name may be the one that changes.</summary>
    private void LoseContents(IOperation changed, State state) => state.LoseContents(scope.Fixpoint.Analysis.Contents.KindOf(changed.Type));
}
