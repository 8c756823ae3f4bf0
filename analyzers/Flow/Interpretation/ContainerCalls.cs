using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Calls of what holds elements: <c>layers.Add(x)</c>, <c>all[0]</c>, <c>model.append(act)</c>.</summary>
internal sealed class ContainerCalls(BodyScope scope, BodyRecord record, BlockInterpreter interpreter, Creations creations)
{
    /// <summary>What a call does to the container it is called on, and what it gives.</summary>
    public Value Run(ContainerEffect effect, Call call, State state)
    {
        var container = call.Target ?? (call.Arguments.Count > 0 ? call.Arguments[0] : Value.Unknown);
        if (container is Receiver)
            container = creations.BaseContainer(state);
        var added = call.Target is null ? call.Arguments.Skip(1) : call.Arguments;
        switch (effect)
        {
            case ContainerEffect.Append:
                Append(container, new Items(true, new ValueList([.. added.Skip(Math.Max(0, added.Count() - 1)).Select(item => state.HandOn(item))])), call, state);
                return container;
            case ContainerEffect.AppendAll:
                Append(container, added.Select(item => state.Snapshot(item)).FirstOrDefault(), call, state);
                return container;
            case ContainerEffect.Copy:
                return interpreter.Allocate(call.Operation.Syntax, Lists.Each(state.Snapshot(container), static list => list as Items ?? Items.Anything), state);
            case ContainerEffect.Element:
                return Lists.Common(state.Snapshot(container)) is not Items content
                    ? call.Arguments is [var place] ? ElementExpressions.OfGiven(container, place, call.Method.ReturnType, state) : Value.Unknown
                    : call.Arguments is [var index] ? content.At(index) : Value.Unknown;
            case ContainerEffect.Read:
                if (call.Method.Name == "CopyTo")
                    ForgetContents(call.Arguments, state);
                return Value.Unknown;
            default:
                foreach (var item in added)
                    state.LoseSightOf(item);
                if (container is Container changed)
                    Change(changed, Items.Anything, state);
                // others.CopyTo(window): what is written is behind the window.
                RecordChange(call.Method.Name.EndsWith("CopyTo", StringComparison.Ordinal) ? Value.Unknown : container, call, state);
                return Value.Unknown;
        }
    }

    private void Append(Value container, Value? added, Call call, State state)
    {
        RecordChange(container, call, state);
        if (Lists.Is(container) || container is AnyOf)
            state.ForgetOverwritten(container);
        if (container is not Container reference || !state.Heap.TryGetValue(reference.Site, out _))
        {
            state.LoseSightOf(added ?? Value.Unknown);
            return;
        }

        Change(reference, before => added is Items { FromStart: true } items ? before.FollowedBy(items.Known, Bounds.KnownElements) : Items.Anything, state);
    }

    public void Change(Container container, Items content, State state) => Change(container, _ => content, state);

    private void Change(Container container, Func<Items, Items> change, State state)
    {
        scope.Containers.Change(container.Site);
        var before = state.Heap.TryGetValue(container.Site, out var content) ? content : Value.Unknown;
        state.LoseSightOf(before);
        state.Heap = state.Heap.SetItem(container.Site, Lists.Each(before, list => Changed(list, change)));
    }

    private static Value Changed(Value list, Func<Items, Items> change) =>
        (list switch { Chain chain => new Chain(change(chain.Steps)), Slots => Slots.Anything, _ => (Value)change(list as Items ?? Items.Anything) }).Bounded();

    /// <summary>A container that is followed is known by itself, one that a caller has given by the caller; any other may be one that is followed under another name.</summary>
    public void RecordChange(Value container, Call call, State state)
    {
        state.HasGivenChanged |= container is Symbolic;
        if (Aliases.VariableOf(container) is { } input)
            record.Change(input);
        else if (container is not Container)
            LoseContents(scope.Fixpoint.Analysis.Contents.KindOf(call.Method.IsStatic ? call.Method.Parameters[0].Type : call.Method.ContainingType), state);
    }

    /// <summary>Of what a caller has given, too, whatever has another name that is not followed may be it.</summary>
    private void LoseContents(ContentKinds kinds, State state)
    {
        state.LoseContents(kinds);
        foreach (var input in state.LostInputs.Entries)
        {
            if ((scope.Fixpoint.Analysis.Contents.KindOf((input.Key as IParameterSymbol)?.Type ?? (input.Key as ILocalSymbol)?.Type) & kinds) != ContentKinds.None)
                record.Change(input.Key);
        }
    }

    /// <summary>Nobody knows what code without source does to the containers that it is given.</summary>
    public void ForgetContents(ValueList arguments, State state)
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
}
