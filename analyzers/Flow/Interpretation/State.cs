using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What is known at one point of a body. Cheap to copy; joined where paths meet.</summary>
internal sealed partial class State(ContainerSites containers)
{
    private static readonly PersistentMap<ISymbol, Value> NoSymbols = new(SymbolEqualityComparer.Default);
    private static readonly PersistentMap<SyntaxNode, Value> NoContainers = new(EqualityComparer<SyntaxNode>.Default);
    private static readonly PersistentMap<object, CapturedOperand> NoCaptures = new(EqualityComparer<object>.Default);
    private static readonly PersistentMap<SyntaxNode, SyntaxNode> NoSites = new(EqualityComparer<SyntaxNode>.Default);
    private static readonly PersistentMap<ISymbol, ISymbol> NoVariables = new(SymbolEqualityComparer.Default);
    private static readonly PersistentMap<Fact, Fact> NoFacts = new(EqualityComparer<Fact>.Default);

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
    public PersistentMap<Fact, Fact> PossibleAliases { get; set; } = NoFacts;

    /// <summary>The facts of objects that have changed in place: a member that is known to hold one, whoever put it there, holds something else by now.</summary>
    public PersistentMap<Fact, Fact> ChangedFacts { get; set; } = NoFacts;

    /// <summary>Whether an object has changed in place that has no name here: it may be the one in any member.</summary>
    public bool HasHiddenChange { get; set; }

    /// <summary>The containers that have another name, too: an element of something, a member, a slot, what a function has captured.</summary>
    public PersistentMap<SyntaxNode, SyntaxNode> Named { get; set; } = NoSites;

    /// <summary>Those of them that code beyond this body may name.</summary>
    public PersistentMap<SyntaxNode, SyntaxNode> Escaped { get; set; } = NoSites;

    /// <summary>Whether a list or tensor may have changed on the way here that a caller has given: what stands in a list of his is not known by then.</summary>
    public bool HasGivenChanged { get; set; }

    /// <summary>The variables that a function has captured which may still run.</summary>
    public PersistentMap<ISymbol, ISymbol> Captured { get; set; } = NoVariables;

    /// <summary>The inputs of the body that have a name which is no longer followed: what it gives may be one of them.</summary>
    public PersistentMap<ISymbol, ISymbol> LostInputs { get; set; } = NoVariables;

    /// <summary>Whether an object of somebody else's has a function of the program which changes what the object is given: <c>all.CollectionChanged += …</c>.</summary>
    public bool HasChangers { get; set; }

    /// <summary>Whether no object that the program makes comes here: what would be wrong here is so for nobody.</summary>
    public bool IsForNobody { get; set; }

    /// <summary>What a function finds on entry.</summary>
    public static State Entering(IMethodSymbol function, ContainerSites containers)
    {
        var state = new State(containers) { IsConstruction = Constructors.IsConstructor(function) };
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
        ChangedFacts = ChangedFacts,
        HasHiddenChange = HasHiddenChange,
        Named = Named,
        Escaped = Escaped,
        Captured = Captured,
        LostInputs = LostInputs,
        HasChangers = HasChangers,
        IsConstruction = IsConstruction,
        HasGivenChanged = HasGivenChanged,
        IsForNobody = IsForNobody,
    };

    /// <summary>A value as it leaves the sight of whoever follows it, with the content its containers have now: something else names them from now on.</summary>
    public Value HandOn(Value value)
    {
        this.Name(value);
        return Give(value);
    }

    /// <summary>A value as a function is given it that may change what it is given, and name it for as long as it runs.</summary>
    public Value Give(Value value)
    {
        if (value is Container reference)
            containers.HandOn(reference.Site);
        return Snapshot(value);
    }

    /// <summary>What an array holds is read when a loop comes to it, through whatever sequence; a list that changes meanwhile ends the loop.</summary>
    public void ReadLater(Value sequence)
    {
        foreach (var array in sequence.Within(Contents.Container).OfType<Container>().Where(static container => container.Site is not BaseObjectCreationExpressionSyntax))
            HandOn(array);
    }

    /// <summary>What a variable holds changes, though the variable is not written: <c>s.P = z</c>, <c>Undo(p)</c>. Who has captured it finds something else.</summary>
    public void ChangeHeld(ISymbol variable)
    {
        if (Captured.Find(variable) is not null)
            containers.ChangeCaptured(variable);
    }

    /// <summary>A container may have other elements now.</summary>
    public void Lose(SyntaxNode site)
    {
        containers.Change(site);
        LoseContent(site);
    }

    /// <summary>A container may have other elements from now on, and no copy of it is kept that is thought to be the same.</summary>
    public void LoseContent(SyntaxNode site)
    {
        this.LoseSightOf(Heap.Find(site) ?? Value.Unknown);
        Heap = Heap.SetItem(site, Heap.Find(site) switch { Chain => new Chain(Items.Anything), Slots => Slots.Anything, _ => Items.Anything });
    }

    /// <summary>The value with the present content of every container in it.</summary>
    public Value Snapshot(Value value) => value switch
    {
        _ when !value.Contains(Contents.Container) => value,
        Container container => Heap.TryGetValue(container.Site, out var content) ? Snapshot(content) : Value.Unknown,
        _ => value.Map(Snapshot),
    };

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

    /// <summary>Puts what becomes of each value of a variable, member, operand or container in its place.</summary>
    public void Map(Func<Value, Value> map) => MapHeld(map, map);

    /// <param name="map">What becomes of what a variable, member or operand holds.</param>
    /// <param name="mapContent">What becomes of the content of a container.</param>
    public void MapHeld(Func<Value, Value> map, Func<Value, Value> mapContent)
    {
        foreach (var local in Locals)
            Locals = Locals.SetItem(local.Key, map(local.Value));
        foreach (var member in Members)
            Members = Members.SetItem(member.Key, map(member.Value));
        foreach (var capture in Captures)
        {
            if (map(capture.Value.Value) is var value && !ReferenceEquals(value, capture.Value.Value))
                Captures = Captures.SetItem(capture.Key, capture.Value with { Value = value });
        }

        foreach (var container in Heap)
            Heap = Heap.SetItem(container.Key, mapContent(container.Value));
    }

    /// <summary>The values of all variables, members and containers.</summary>
    public IEnumerable<Value> Values =>
        Locals.Entries.Select(static local => local.Value)
            .Concat(Members.Entries.Select(static member => member.Value))
            .Concat(Heap.Entries.Select(static container => container.Value));
}
