using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// What a body does, block by block. A block that is visited again replaces what it recorded before, so that after the
/// fixpoint only what holds on every path is left.
/// </summary>
internal sealed class BodyRecord(ILibrary library) : IRecorder
{
    private readonly List<List<BlockEffects?>> _graphs = [];
    private readonly List<ControlFlowGraph> _ordered = [];
    private readonly List<Happening> _nested = [];
    private readonly HashSet<Summary> _used = new(ReferenceComparer.Instance);
    private readonly PendingChanges _pending = new();
    private BlockEffects _current = new();
    private Guards? _guards;
    private ImmutableArray<Answer> _answers = ImmutableArray<Answer>.Empty;
    private bool _isForNobody;
    private int _height;
    private bool _yields;
    private bool _hasOverwritten;
    private int _bodies = 1;

    /// <summary>Whether something was cut, or failed, or the bound on bodies was reached.</summary>
    public bool IsTruncated { get; private set; }

    public void BeginGraph(ControlFlowGraph graph)
    {
        _graphs.Add([]);
        _ordered.Add(graph);
        _guards = new Guards(graph, library);
    }

    /// <param name="ordinal">The block.</param>
    /// <param name="state">What is known at its beginning.</param>
    public void BeginBlock(int ordinal, State state)
    {
        _current = new BlockEffects();
        _answers = state.Answers;
        _isForNobody = state.IsForNobody;
        if (IsPaused)
            return;
        var blocks = _graphs[_graphs.Count - 1];
        while (blocks.Count <= ordinal)
            blocks.Add(null);
        _current.GoOn(blocks[ordinal]);
        blocks[ordinal] = _current;
    }

    /// <summary>Whether what happens now is on record already.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Runs something again that is on record already.</summary>
    public T Unrecorded<T>(Func<T> run)
    {
        var (current, wasPaused) = (_current, IsPaused);
        (_current, IsPaused) = (new BlockEffects(), true);
        try
        {
            return run();
        }
        finally
        {
            (_current, IsPaused) = (current, wasPaused);
        }
    }

    public void Open(DeferredUse use)
    {
        if (!IsPaused && !_isForNobody)
            _current.Uses.Add(use with { Guards = _guards?.Of(use.Place.Node!, _answers) is { } own ? use.Guards?.UnionIfWhole(own) : null });
    }

    public void Happened(Happening happening)
    {
        if (!IsPaused && happening.Events != Traces<Value>.Nothing)
            _current.Happenings.Add(happening);
    }

    public void Decided(Observation observation)
    {
        if (!_isForNobody)
            _current.Observations.Add(observation);
    }

    /// <summary>A container is followed by itself; a parameter changes for the caller, too.</summary>
    public void Overwritten(Value value)
    {
        _hasOverwritten = true;
        if (value is Choice choice)
        {
            Overwritten(choice.Yes);
            Overwritten(choice.No);
        }
        else if (value is AnyOf { Alternatives: var alternatives })
        {
            foreach (var each in alternatives)
                Overwritten(each);
        }
        else if (value is Symbolic { Input: { } input })
            Change(input.Symbol);
        else if (value is Captured captured)
            Change(captured.Symbol);
        else if (value == Value.Unknown || value is Symbolic)
            _current.ChangesUnknown = true;
        _pending.Overwritten(value);
    }

    public void OverwrittenIn(ISymbol member, Value held)
    {
        _hasOverwritten = true;
        Change(member);
        if (held == Value.Fresh)
            _pending.Overwritten(held);
        else
            _pending.OverwrittenIn(member);
    }

    public void Escaped(Value value)
    {
        if (value.Contains(Contents.Fact))
            _pending.Escaped(value);
        Keep(value);
    }

    public void LostSight(Value value)
    {
        if (value.Contains(Contents.Fact | Contents.Input))
            _pending.Escaped(value);
    }

    /// <summary>Takes from the state what was overwritten since this was last done.</summary>
    public void ApplyChanges(State state) => _pending.ApplyTo(state);

    public void Used(Summary summary)
    {
        if (!_used.Add(summary))
            return;
        IsTruncated |= summary.IsTruncated;
        if (!summary.IsOpaque)
            _height = Math.Max(_height, summary.Height + 1);
        _bodies += summary.Bodies;
    }

    /// <summary>Whether so much was looked through already that the next call stays unknown.</summary>
    public bool IsExhausted => _bodies > Bounds.Bodies;

    /// <summary>Another constructor that has run on the same object is not known: it may have written anything.</summary>
    public void LoseConstruction(State state)
    {
        IsTruncated = true;
        state.IsConstruction = false;
    }

    /// <param name="value">What is returned.</param>
    /// <param name="answers">What was asked on the way to the return.</param>
    public void Return(Value value, ImmutableArray<Answer> answers) => _current.Returned = new Returned(value, answers);

    /// <summary><c>yield return p; p.log_();</c>: what was given may change when the caller goes on to the next one.</summary>
    public void Yield(Value value, ImmutableArray<Answer> answers)
    {
        _yields = true;
        var given = new Returned(value, answers);
        _current.Returned = _current.Returned is { } before ? Returned.Join(before, given) : given;
    }

    public void Write(ISymbol member, Value value)
    {
        var written = _current.Writes.Find(member) is { } before ? Lattice.Join(before, value) : value;
        _current.Writes = _current.Writes.With(member, written);
        Keep(value);
    }

    /// <summary>A call gives something to a parameter that its method puts into a member.</summary>
    public void Give(IParameterSymbol parameter, Value value) =>
        _current.Given = _current.Given.With(parameter, _current.Given.Find(parameter) is { } before ? Lattice.Join(before, value) : value);

    private void Keep(Value value)
    {
        foreach (var input in value.Within(Contents.Input))
        {
            if (Aliases.VariableOf(input) is { } variable)
                _current.Kept = _current.Kept.Add(variable);
        }
    }

    public void MentionReceiver() => _current.MentionsReceiver = true;

    public void Change(ISymbol variable) => _current.Changed = _current.Changed.Add(variable);

    /// <summary>Takes over what a nested function records, which belongs to the same member.</summary>
    public void Include(Summary nested)
    {
        _current.Observations.AddRange(nested.Observations);
        _nested.AddRange(nested.Happenings);
        _current.MentionsReceiver |= nested.MentionsReceiver;
        foreach (var write in nested.Writes.Entries)
            Write(write.Key, write.Value.IsSymbolic ? Value.Unknown : write.Value);
        foreach (var given in nested.Given.Entries)
            Give((IParameterSymbol)given.Key, given.Value.IsSymbolic ? Value.Unknown : given.Value);
    }

    /// <summary>Drops what the graphs have recorded, for another run of the same body. What the first run used, and whether it was cut, still counts.</summary>
    public void Reset()
    {
        _graphs.Clear();
        _ordered.Clear();
        _nested.Clear();
        (_yields, _hasOverwritten) = (false, false);
    }

    /// <summary>The summary of all graphs. Initialisers that a constructor runs first report for themselves.</summary>
    public Summary ToSummary(State? exit, ValueMap outs, int firstReported)
    {
        var effects = _graphs.SelectMany(static blocks => blocks).OfType<BlockEffects>().ToList();
        var reported = _graphs.Skip(firstReported).SelectMany(static blocks => blocks).OfType<BlockEffects>().SelectMany(static block => block.Observations);
        var returned = effects.Select(static block => block.Returned).OfType<Returned>().ToList();
        var returns = returned.Count == 0 ? Value.None : returned.Aggregate(Returned.Join).Value;
        var givesUnknown = outs.Values.Append(returns).Any(MayHoldUnknown);
        var writes = Joined(effects.SelectMany(static block => block.Writes.Entries));
        var given = Joined(effects.SelectMany(static block => block.Given.Entries));
        var events = new EventSummary(library, _ordered, [.. _graphs.Select(static blocks => blocks.Select(static block => (IReadOnlyList<Happening>?)block?.Happenings ?? []).ToList())]);
        return new Summary
        {
            Events = events.AtExit,
            Once = events.Once,
            Happenings = events.All.Concat(_nested.Distinct()).ToImmutableArray(),
            Returns = _yields && _hasOverwritten ? Value.Unknown : exit?.Snapshot(returns) ?? returns,
            Outs = outs,
            Uses = effects.SelectMany(block => block.Uses).Distinct().Take(Bounds.Uses).ToImmutableArray(),
            Observations = reported.Distinct().ToImmutableArray(),
            Writes = exit is null ? writes : writes.Map(exit.Snapshot),
            Given = exit is null ? given : given.Map(exit.Snapshot),
            Changed = effects.Aggregate(Summary.NoSymbols, (all, block) => all.Union(block.Changed)),
            Kept = effects.Aggregate(Summary.NoSymbols, (all, block) => all.Union(block.Kept)),
            MayGive = givesUnknown && exit is not null ? exit.LostInputs.Entries.Aggregate(Summary.NoSymbols, static (all, lost) => all.Add(lost.Key)) : Summary.NoSymbols,
            KeepsGiven = exit is not null && outs.Values.Append(returns).Any(exit.HasOtherName),
            ChangesUnknown = effects.Exists(static block => block.ChangesUnknown),
            MentionsReceiver = effects.Exists(static block => block.MentionsReceiver),
            IsTruncated = IsTruncated,
            Height = _height,
            Bodies = _bodies,
        };
    }

    private static bool MayHoldUnknown(Value given) =>
        given == Value.Unknown || given is Projection || (given is Items { Others: var others } && others == Value.Unknown) || given.Parts.Any(MayHoldUnknown);

    private static ValueMap Joined(IEnumerable<KeyValuePair<ISymbol, Value>> entries) =>
        entries.Aggregate(ValueMap.Empty, static (all, entry) => all.With(entry.Key, all.Find(entry.Key) is { } before ? Lattice.Join(before, entry.Value) : entry.Value));

    private sealed class ReferenceComparer : IEqualityComparer<Summary>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals(Summary? x, Summary? y) => ReferenceEquals(x, y);

        public int GetHashCode(Summary obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
