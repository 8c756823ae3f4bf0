using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What a flow capture holds: its value, and the operation if it is written through.</summary>
internal sealed record CapturedOperand(Value Value, IOperation Operation)
{
    /// <summary>Whether what it holds is declared not to be null.</summary>
    public bool IsNeverNull { get; init; }

    /// <summary>Whether it is null only where its value says so.</summary>
    public bool IsKnownWhereNull { get; init; }

    public CapturedOperand JoinWith(CapturedOperand other, Value joined) =>
        joined.Equals(Value) && (IsNeverNull, IsKnownWhereNull) == (other.IsNeverNull, other.IsKnownWhereNull) ? this : this with
        {
            Value = joined,
            IsNeverNull = IsNeverNull && other.IsNeverNull,
            IsKnownWhereNull = IsKnownWhereNull && other.IsKnownWhereNull,
        };
}

/// <summary>What is known at one point of a body. Cheap to copy; joined where paths meet.</summary>
internal sealed class State(ContainerSites containers)
{
    private static readonly PersistentMap<ISymbol, Value> NoSymbols = new(SymbolEqualityComparer.Default);
    private static readonly PersistentMap<SyntaxNode, Value> NoContainers = new(EqualityComparer<SyntaxNode>.Default);
    private static readonly PersistentMap<object, CapturedOperand> NoCaptures = new(EqualityComparer<object>.Default);

    /// <summary>Locals and parameters.</summary>
    public PersistentMap<ISymbol, Value> Locals { get; set; } = NoSymbols;

    /// <summary>Members of the receiver that this body wrote and nobody can have written since.</summary>
    public PersistentMap<ISymbol, Value> Members { get; set; } = NoSymbols;

    /// <summary>Containers made in this body, by the place that made them.</summary>
    public PersistentMap<SyntaxNode, Value> Heap { get; set; } = NoContainers;

    /// <summary>What was asked of the inputs on the way here, in its order.</summary>
    public ImmutableArray<Answer> Answers { get; private set; } = ImmutableArray<Answer>.Empty;

    /// <summary>Operands that the graph computes before it uses them, by their <see cref="CaptureId"/>.</summary>
    public PersistentMap<object, CapturedOperand> Captures { get; set; } = NoCaptures;

    /// <summary>Whether the receiver is being made, by constructors that are all known: what nobody has written yet holds what it began with.</summary>
    public bool IsConstruction { get; set; }

    /// <summary>The facts that have a name which is no longer followed: what changes in place under a name that nothing is known of may be one of them.</summary>
    private ImmutableHashSet<Fact> PossibleAliases { get; set; } = ImmutableHashSet<Fact>.Empty;

    /// <summary>What a function finds on entry.</summary>
    public static State Entering(IMethodSymbol function, ContainerSites containers)
    {
        var state = new State(containers) { IsConstruction = function.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor };
        foreach (var parameter in function.Parameters)
        {
            state.Locals = state.Locals.SetItem(parameter, parameter.RefKind == RefKind.Out ? Value.Unknown : new Parameter(parameter));
        }

        return state;
    }

    public State Copy() => new(containers)
    {
        Locals = Locals,
        Members = Members,
        Heap = Heap,
        Captures = Captures,
        Answers = Answers,
        PossibleAliases = PossibleAliases,
        IsConstruction = IsConstruction,
    };

    /// <summary>A value as it leaves the sight of whoever follows it: with the content its containers have now.</summary>
    public Value HandOn(Value value)
    {
        if (value is Container reference)
            containers.HandOn(reference.Site);
        return Snapshot(value);
    }

    /// <summary>The value with the present content of every container in it.</summary>
    public Value Snapshot(Value value) => value switch
    {
        Container reference => Heap.TryGetValue(reference.Site, out var content) ? Snapshot(content) : Value.Unknown,
        Items items => items with { Known = items.Known.Map(Snapshot) },
        Chain chain => chain with { Parts = (Items)Snapshot(chain.Parts) },
        TupleValue tuple => tuple with { Slots = tuple.Slots.Map(Snapshot) },
        _ => value,
    };

    /// <summary>A name of the value, or of what it holds, is followed no longer.</summary>
    public void LoseSightOf(Value value)
    {
        foreach (var fact in FactsIn(value))
            PossibleAliases = PossibleAliases.Add(fact);
    }

    /// <summary>
    /// Forgets an object that changes in place, under every name that it has: a part of it may have changed only. What is not known may be
    /// another name of whatever was made in place before.
    /// </summary>
    public void ForgetOverwritten(Value value)
    {
        if (value is Choice choice)
        {
            ForgetOverwritten(choice.Yes);
            ForgetOverwritten(choice.No);
        }

        if (value == Value.Unknown || value is MemberOf)
            ForgetHidden();
        if (value == Value.Unknown)
            Forget(static held => held is Fact { MadeInPlace: true });
        else if (value is not Constant && value != Value.None && value != Value.Null)
            Forget(held => held.Equals(value) || (held is Fact fact && value is Fact changed && fact.MayBe(changed)));
    }

    /// <summary>It may be an element of a container, too: which one is not always known.</summary>
    private void ForgetHidden()
    {
        var hidden = PossibleAliases.Union(Heap.Entries.SelectMany(static container => FactsIn(container.Value)));
        if (!hidden.IsEmpty)
            Forget(held => held is Fact fact && hidden.Any(fact.MayBe));
    }

    private static IEnumerable<Fact> FactsIn(Value value) => value switch
    {
        Fact fact => [fact],
        Either either => FactsIn(either.One).Concat(FactsIn(either.Other)),
        Choice choice => FactsIn(choice.Yes).Concat(FactsIn(choice.No)),
        TupleValue tuple => tuple.Slots.SelectMany(FactsIn),
        Items items => items.Known.SelectMany(FactsIn),
        Chain chain => FactsIn(chain.Parts),
        _ => [],
    };

    private void Forget(Func<Value, bool> isForgotten)
    {
        foreach (var local in Locals)
            Locals = Locals.SetItem(local.Key, Without(local.Value, isForgotten));
        foreach (var member in Members)
            Members = Members.SetItem(member.Key, Without(member.Value, isForgotten));
        foreach (var container in Heap)
            Heap = Heap.SetItem(container.Key, Without(container.Value, isForgotten));
    }

    /// <summary>Takes down what was asked.</summary>
    public void Answer(Answer answer)
    {
        if (Answers.Length < Bounds.Answers)
            Answers = Answers.Remove(answer.Opposite).Remove(answer).Add(answer);
        foreach (var local in Locals)
            Locals = Locals.SetItem(local.Key, Choice.Under(answer, local.Value));
        foreach (var member in Members)
            Members = Members.SetItem(member.Key, Choice.Under(answer, member.Value));
        foreach (var capture in Captures)
        {
            if (Choice.Under(answer, capture.Value.Value) is var value && !ReferenceEquals(value, capture.Value.Value))
                Captures = Captures.SetItem(capture.Key, capture.Value with { Value = value });
        }
    }

    /// <summary>Whether a parameter or member was found to be null.</summary>
    private bool HasMissed(Symbolic subject) => Answers.Contains(new Answer(new Question(subject, null), IsYes: true));

    /// <summary>Puts a value in the place of another in every variable.</summary>
    public void Replace(Value value, Value replacement)
    {
        foreach (var local in Locals)
        {
            if (local.Value.Equals(value))
                Locals = Locals.SetItem(local.Key, replacement);
        }

        foreach (var capture in Captures)
        {
            if (capture.Value.Value.Equals(value))
                Captures = Captures.SetItem(capture.Key, capture.Value with { Value = replacement });
        }
    }

    private static Value Without(Value holder, Func<Value, bool> isForgotten) => holder switch
    {
        _ when isForgotten(holder) => Value.Unknown,
        Either either when isForgotten(either.One) || isForgotten(either.Other) => Value.Unknown,
        Choice choice => Choice.Of(choice.Question, Without(choice.Yes, isForgotten), Without(choice.No, isForgotten)),
        TupleValue tuple => tuple with { Slots = tuple.Slots.Map(slot => Without(slot, isForgotten)) },
        Items items => items with { Known = items.Known.Map(item => Without(item, isForgotten)) },
        _ => holder,
    };

    /// <summary>Takes in another path to the same point.</summary>
    /// <returns>Whether anything is known less well than before.</returns>
    public bool JoinWith(State other)
    {
        var before = (Locals, Members, Heap, Captures, Answers, PossibleAliases);
        if (!ReferenceEquals(PossibleAliases, other.PossibleAliases))
            PossibleAliases = PossibleAliases.Union(other.PossibleAliases);
        Locals = JoinKeepingEither(Locals, other.Locals, (mine, theirs) => Join(mine, theirs, other));
        Members = IsConstruction
            ? JoinMade(Members, other.Members, (mine, theirs) => Join(mine, theirs, other))
            : JoinKeepingBoth(Members, other.Members, (mine, theirs) => Join(mine, theirs, other));
        Captures = Join(Captures, other.Captures, (mine, theirs) => Join(mine, theirs, other));
        Heap = JoinKeepingEither(Heap, other.Heap, Lattice.Join);
        Answers = Choices.Common(Answers, other.Answers);
        return before != (Locals, Members, Heap, Captures, Answers, PossibleAliases);
    }

    private Value Join(Value mine, Value theirs, State other)
    {
        var joined = JoinHeld(mine, theirs, other);
        if (Choices.IsLoss(joined, mine, theirs) && Choices.MayDecide(mine, Answers, theirs, other.Answers))
            joined = Choices.Join(HandOn(mine), Answers, other.HandOn(theirs), other.Answers);
        if (joined == Value.Unknown)
        {
            LoseSightOf(mine);
            LoseSightOf(theirs);
        }

        return joined;
    }

    /// <summary>One of two containers, or a container and its like, are known by what they hold.</summary>
    private Value JoinHeld(Value mine, Value theirs, State other) => (mine, theirs) switch
    {
        _ when mine.Equals(theirs) || mine == Value.None || theirs == Value.None => Lattice.Join(mine, theirs),
        (Given given, _) when other.HasMissed(given.Whose) => Lattice.JoinWhenNull(given, theirs),
        (_, Given given) when HasMissed(given.Whose) => Lattice.JoinWhenNull(given, mine),
        _ when mine == Value.Null || theirs == Value.Null => Lattice.Join(mine, theirs),
        (Container, _) or (_, Container) => Lattice.Join(HandOn(mine), other.HandOn(theirs)),
        (Either { IsForNull: true } either, _) when other.HasMissed(either.One) => either with { Other = Lattice.Join(either.Other, theirs) },
        (_, Either { IsForNull: true } either) when HasMissed(either.One) => either with { Other = Lattice.Join(either.Other, mine) },
        _ => Lattice.Join(mine, theirs),
    };

    /// <summary>A local that only one path has assigned cannot be read before the other assigns it, too.</summary>
    private static PersistentMap<TKey, Value> JoinKeepingEither<TKey>(
        PersistentMap<TKey, Value> left, PersistentMap<TKey, Value> right, Func<Value, Value, Value> join)
        where TKey : class
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right.Entries)
        {
            var value = left.TryGetValue(entry.Key, out var present) ? join(present, entry.Value) : entry.Value;
            if (!ReferenceEquals(value, present) && !value.Equals(present))
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }

    /// <summary>A member that only one path has written may hold anything on the other.</summary>
    private PersistentMap<ISymbol, Value> JoinKeepingBoth(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in left.Entries)
        {
            if (!right.TryGetValue(entry.Key, out var other))
            {
                LoseSightOf(entry.Value);
                joined = joined.Remove(entry.Key);
            }
            else if (join(entry.Value, other) is var value && !value.Equals(entry.Value))
                joined = joined.SetItem(entry.Key, value);
        }

        foreach (var entry in right.Entries)
        {
            if (!left.TryGetValue(entry.Key, out _))
                LoseSightOf(entry.Value);
        }

        return joined;
    }

    /// <summary>In an object that is being made, what only one path has written is on the other what it began with.</summary>
    private static PersistentMap<ISymbol, Value> JoinMade(
        PersistentMap<ISymbol, Value> left, PersistentMap<ISymbol, Value> right, Func<Value, Value, Value> join)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var member in left.Entries.Concat(right.Entries).Select(static entry => entry.Key))
        {
            var value = join(left.Find(member) ?? InitialValue.Of(member), right.Find(member) ?? InitialValue.Of(member));
            if (!value.Equals(left.Find(member)))
                joined = joined.SetItem(member, value);
        }

        return joined;
    }

    private static PersistentMap<object, CapturedOperand> Join(
        PersistentMap<object, CapturedOperand> left, PersistentMap<object, CapturedOperand> right,
        Func<Value, Value, Value> join)
    {
        if (ReferenceEquals(left, right))
            return left;
        var joined = left;
        foreach (var entry in right.Entries)
        {
            if (!left.TryGetValue(entry.Key, out var present))
                joined = joined.SetItem(entry.Key, entry.Value);
            else if (present.JoinWith(entry.Value, join(present.Value, entry.Value.Value)) is var value && value != present)
                joined = joined.SetItem(entry.Key, value);
        }

        return joined;
    }
}
