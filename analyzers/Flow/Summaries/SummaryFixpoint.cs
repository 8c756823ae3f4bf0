using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// Tarjan's strongly connected components, found and solved on one thread for one question: <c>Even</c> calls <c>Odd</c>, and <c>Odd</c> calls <c>Even</c>. A body or
/// member met again on the stack answers with what is assumed of it so far. What rests on an assumption belongs to the component of the lowest body that
/// anything was assumed of, its root, and is computed again, round by round, until the root's summary is what was assumed. Only then is anything kept.
/// </summary>
internal sealed class SummaryFixpoint(FlowAnalysis analysis, CancellationToken cancellation, ITracer? tracer = null)
{
    private readonly List<Component> _stack = [];
    private readonly Dictionary<Goal, Assumption> _assumptions = [];

    /// <summary>The outermost component whose approximation the component on top has used.</summary>
    private int _lowestAssumed = int.MaxValue;

    public FlowAnalysis Analysis => analysis;

    public MemberTable Members => analysis.Members;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Looks on, if somebody wants to know more than what summaries keep.</summary>
    public ITracer? Tracer => tracer;

    /// <summary>Those that this goal has read, with their graphs, which nobody keeps any longer than that.</summary>
    private Dictionary<SyntaxNode, Body> Initializers { get; init; } = [];

    /// <summary>Another assembly's source is never looked at: only an editor has it, and the build would disagree.</summary>
    public bool HasSource(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, analysis.Assembly);

    /// <summary>What a body returns and does, looking through so many levels of calls below it.</summary>
    public Summary SummaryOf(IMethodSymbol body, int depth) =>
        FindOnStackOrKept(body, depth) is { } known ? known
        : depth < 0 ? Summary.BeyondBound
        : Kept(new Goal(body, depth), () => analysis.Interpreter.Body(this, body, depth));

    /// <summary>What the initialiser of a field or property leaves in it and does.</summary>
    public Summary InitializerOf(ISymbol member) =>
        FindOnStackOrKept(member, Bounds.Depth)
        ?? Kept(new Goal(member, Bounds.Depth), () => analysis.Interpreter.Initializer(this, member));

    /// <summary>An initialiser runs in each constructor, and gives the member's value: it is read twice in most questions.</summary>
    public Body BodyOf(EqualsValueClauseSyntax initializer)
    {
        if (!Initializers.TryGetValue(initializer, out var body))
            Initializers.Add(initializer, body = analysis.Bodies.BodyOf(initializer, cancellation));
        return body;
    }

    /// <summary>What a member holds in whatever object: the join of all that is written to it, or unknown.</summary>
    public Value ValueOf(ISymbol member)
    {
        if (analysis.Store.FindMember(member) is { } known)
            return known;
        var goal = Goal.OfMember(member);
        if (OnStack(goal) is { } component)
            return AssumptionAbout(component).Returns;
        if (IsBelowFullDepth)
            return new SummaryFixpoint(analysis, cancellation) { Initializers = Initializers }.ValueOf(member);
        var (summary, isFinal) = Answer(goal, () => new Summary { Returns = new MemberWrites(this, member).Join() });
        return isFinal ? KeptMember(member, summary) : summary.Returns;
    }

    /// <summary>A member that nobody is seen to write is written where nobody looks.</summary>
    private Value KeptMember(ISymbol member, Summary summary) =>
        analysis.Store.KeepMember(member, summary.Returns == Value.None || summary.Returns == Value.Null ? Value.Unknown : summary.Returns);

    /// <summary>
    /// What is written to a member is computed with full depth. A body on the stack that has less depth left would give a poorer
    /// approximation, and the member's value would depend on who asked for it first.
    /// </summary>
    private bool IsBelowFullDepth => !IsAtFullDepth && !_stack.Exists(static component => component.Goal.IsMember);

    /// <summary>Whether every body on the stack has all levels of calls left.</summary>
    private bool IsAtFullDepth => !_stack.Exists(static component => component.Goal.Depth < Bounds.Depth);

    private Summary? FindOnStackOrKept(ISymbol symbol, int depth) =>
        analysis.Store.Find(symbol, depth)
        ?? (OnStack(new Goal(symbol, depth)) is { } component ? AssumptionAbout(component) : null);

    private Summary Kept(Goal goal, Func<Summary> compute)
    {
        using var claim = analysis.InProgress.TakeOrWait(goal.Symbol, cancellation);
        if (analysis.Store.Find(goal.Symbol, goal.Depth) is { } byAnother)
            return byAnother;
        var (summary, isFinal) = Answer(goal, compute);
        return isFinal ? analysis.Store.Keep(goal.Symbol, goal.Depth, summary) : summary;
    }

    private (Summary Summary, bool IsFinal) Answer(Goal goal, Func<Summary> compute)
    {
        _assumptions.TryGetValue(goal, out var before);
        if (before is { IsOfThisRound: true })
        {
            _lowestAssumed = Math.Min(_lowestAssumed, before.Root.Index);
            return (before.Summary, false);
        }

        var outer = _lowestAssumed;
        var component = new Component(goal, _stack.Count, before?.Summary ?? Summary.Unreturned) { IsAtFullDepth = IsAtFullDepth };
        _stack.Add(component);
        try
        {
            var summary = ToFixpoint(component, compute);
            return (summary, _lowestAssumed >= component.Index);
        }
        finally
        {
            _stack.RemoveAt(component.Index);
            _lowestAssumed = Math.Min(outer, _lowestAssumed < component.Index ? _lowestAssumed : int.MaxValue);
        }
    }

    /// <summary>
    /// Rounds until nothing changes, at the lowest component on which a circle of bodies and members depends; a component inside the
    /// circle is computed once in each of its rounds.
    /// </summary>
    private Summary ToFixpoint(Component component, Func<Summary> compute)
    {
        for (; component.Round < Bounds.Rounds; component.Round++)
        {
            _lowestAssumed = int.MaxValue;
            component.IsAssumed = false;
            component.IsUnstable = false;
            var summary = compute();
            var isUnstable = component.IsAssumed && !summary.IsFixpointOf(component.Summary);
            if (_lowestAssumed < component.Index)
            {
                JoinInto(component, summary, _stack[_lowestAssumed], isUnstable);
                return summary;
            }

            if (!isUnstable && !component.IsUnstable)
            {
                KeepMembersOf(component);
                Forget(component);
                return summary;
            }

            component.Summary = summary;
        }

        Forget(component);
        return Summary.Opaque;
    }

    /// <summary>The component, and what depends on it, holds for the present round of a lower one.</summary>
    private void JoinInto(Component component, Summary summary, Component root, bool isUnstable)
    {
        root.IsUnstable |= isUnstable || component.IsUnstable;
        _assumptions[component.Goal] = new Assumption(summary, root, component.IsAtFullDepth);
        root.Dependents.Add(component.Goal);
        foreach (var goal in component.Dependents)
        {
            if (!_assumptions.TryGetValue(goal, out var assumption))
                continue;
            _assumptions[goal] = new Assumption(assumption.Summary, root, assumption.IsAtFullDepth);
            root.Dependents.Add(goal);
        }
    }

    /// <summary>
    /// In the round in which nothing changed, all values of the circle fit together. Classes with dozens of members that are made of
    /// each other would be computed once for each of them otherwise.
    /// </summary>
    private void KeepMembersOf(Component component)
    {
        foreach (var goal in component.Dependents)
        {
            if (goal.IsMember && _assumptions.TryGetValue(goal, out var assumption)
                && assumption.Root == component && assumption is { IsOfThisRound: true, IsAtFullDepth: true })
                KeptMember(goal.Symbol, assumption.Summary);
        }
    }

    private void Forget(Component component)
    {
        foreach (var goal in component.Dependents)
            _assumptions.Remove(goal);
    }

    private Component? OnStack(Goal goal) =>
        _stack.Find(component => component.Goal.IsMember == goal.IsMember
            && SymbolEqualityComparer.Default.Equals(component.Goal.Symbol, goal.Symbol));

    /// <summary>An approximation adds no level and no body: those are counted where it is computed.</summary>
    private Summary AssumptionAbout(Component component)
    {
        component.IsAssumed = true;
        _lowestAssumed = Math.Min(_lowestAssumed, component.Index);
        return component.Summary with { Height = -1, Bodies = 0 };
    }

    /// <summary>What is asked for: a body with the levels of calls left below it, or the value of a member, which is the same for all.</summary>
    private sealed record Goal(ISymbol Symbol, int Depth)
    {
        private const int NoDepth = int.MaxValue;

        public bool IsMember => Depth == NoDepth;

        public static Goal OfMember(ISymbol member) => new(member, NoDepth);
    }

    /// <summary>An answer that holds for one round of the component it depends on; in the next it is where to start from.</summary>
    private sealed class Assumption(Summary summary, Component root, bool isAtFullDepth)
    {
        private readonly int _round = root.Round;

        public Summary Summary => summary;

        public Component Root => root;

        public bool IsOfThisRound => _round == root.Round;

        public bool IsAtFullDepth => isAtFullDepth;
    }

    private sealed class Component(Goal goal, int index, Summary start)
    {
        public Goal Goal => goal;

        public int Index => index;

        /// <summary>The present approximation.</summary>
        public Summary Summary { get; set; } = start;

        public int Round { get; set; }

        /// <summary>Whether every body on the stack below it had all levels of calls left.</summary>
        public bool IsAtFullDepth { get; init; }

        /// <summary>Whether the approximation was used in this round.</summary>
        public bool IsAssumed { get; set; }

        /// <summary><c>Even</c> calls <c>Odd</c>, and <c>Odd</c> itself: where what was assumed of <c>Odd</c> changed in this round, <c>Even</c> goes round again, though its own summary stayed.</summary>
        public bool IsUnstable { get; set; }

        /// <summary>What holds for the present round of this component only.</summary>
        public HashSet<Goal> Dependents { get; } = [];
    }
}
