using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// One question to the engine, on one thread: the stack of bodies and members that are being computed. One met again on the
/// stack answers with its present approximation. What depends on approximations is computed again, together with them, until
/// nothing changes; only then is the answer kept, and only that of the lowest on the stack, on which nothing else was waiting.
/// </summary>
internal sealed class SummaryFixpoint(FlowAnalysis analysis, CancellationToken cancellation, ITracer? tracer = null)
{
    private readonly List<Frame> _stack = [];
    private readonly Dictionary<Question, Provisional> _provisional = [];

    /// <summary>The outermost frame whose approximation the frame on top has used.</summary>
    private int _lowestUsed = int.MaxValue;

    public FlowAnalysis Analysis => analysis;

    public MemberTable Members => analysis.Members;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Looks on, if somebody wants to know more than what summaries keep.</summary>
    public ITracer? Tracer => tracer;

    /// <summary>Those that this question has read, with their graphs, which nobody keeps any longer than that.</summary>
    private Dictionary<SyntaxNode, Body> Initializers { get; init; } = [];

    /// <summary>Another assembly's source is never looked at: only an editor has it, and the build would disagree.</summary>
    public bool HasSource(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, analysis.Assembly);

    /// <summary>What a body returns and does, looking through so many levels of calls below it.</summary>
    public Summary SummaryOf(IMethodSymbol body, int depth) =>
        FindOnStackOrKept(body, depth) is { } known ? known
        : depth < 0 ? Summary.BeyondBound
        : Kept(new Question(body, depth), () => new BodyInterpreter(this, body, depth).Body(body));

    /// <summary>What the initialiser of a field or property leaves in it and does.</summary>
    public Summary InitializerOf(ISymbol member) =>
        FindOnStackOrKept(member, Bounds.Depth)
        ?? Kept(new Question(member, Bounds.Depth), () => new BodyInterpreter(this, member, Bounds.Depth).Initializer());

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
        var question = Question.OfMember(member);
        if (OnStack(question) is { } frame)
            return Approximation(frame).Returns;
        if (IsBelowFullDepth)
            return new SummaryFixpoint(analysis, cancellation) { Initializers = Initializers }.ValueOf(member);
        var (summary, isFinal) = Answer(question, () => new Summary { Returns = new MemberWrites(this, member).Join() });
        return isFinal ? KeptMember(member, summary) : summary.Returns;
    }

    /// <summary>A member that nobody is seen to write is written where nobody looks.</summary>
    private Value KeptMember(ISymbol member, Summary summary) =>
        analysis.Store.KeepMember(member, summary.Returns == Value.None || summary.Returns == Value.Null ? Value.Unknown : summary.Returns);

    /// <summary>
    /// What is written to a member is computed with full depth. A body on the stack that has less depth left would give a poorer
    /// approximation, and the member's value would depend on who asked for it first.
    /// </summary>
    private bool IsBelowFullDepth => !IsAtFullDepth && !_stack.Exists(static frame => frame.Question.IsMember);

    /// <summary>Whether every body on the stack has all levels of calls left.</summary>
    private bool IsAtFullDepth => !_stack.Exists(static frame => frame.Question.Depth < Bounds.Depth);

    private Summary? FindOnStackOrKept(ISymbol symbol, int depth) =>
        analysis.Store.Find(symbol, depth)
        ?? (OnStack(new Question(symbol, depth)) is { } frame ? Approximation(frame) : null);

    private Summary Kept(Question question, Func<Summary> compute)
    {
        using var claim = analysis.InProgress.TakeOrWait(question.Symbol, cancellation);
        if (analysis.Store.Find(question.Symbol, question.Depth) is { } byAnother)
            return byAnother;
        var (summary, isFinal) = Answer(question, compute);
        return isFinal ? analysis.Store.Keep(question.Symbol, question.Depth, summary) : summary;
    }

    private (Summary Summary, bool IsFinal) Answer(Question question, Func<Summary> compute)
    {
        _provisional.TryGetValue(question, out var before);
        if (before is { IsOfThisRound: true })
        {
            _lowestUsed = Math.Min(_lowestUsed, before.Head.Index);
            return (before.Summary, false);
        }

        var outer = _lowestUsed;
        var frame = new Frame(question, _stack.Count, before?.Summary ?? Summary.Unreturned) { IsAtFullDepth = IsAtFullDepth };
        _stack.Add(frame);
        try
        {
            var summary = ToFixpoint(frame, compute);
            return (summary, _lowestUsed >= frame.Index);
        }
        finally
        {
            _stack.RemoveAt(frame.Index);
            _lowestUsed = Math.Min(outer, _lowestUsed < frame.Index ? _lowestUsed : int.MaxValue);
        }
    }

    /// <summary>
    /// Rounds until nothing changes, at the lowest frame on which a circle of bodies and members depends; a frame inside the
    /// circle is computed once in each of its rounds.
    /// </summary>
    private Summary ToFixpoint(Frame frame, Func<Summary> compute)
    {
        for (; frame.Round < Bounds.Rounds; frame.Round++)
        {
            _lowestUsed = int.MaxValue;
            frame.IsReentered = false;
            frame.IsUnsettled = false;
            var summary = compute();
            var isUnsettled = frame.IsReentered && !summary.IsFixpointOf(frame.Summary);
            if (_lowestUsed < frame.Index)
            {
                Wait(frame, summary, _stack[_lowestUsed], isUnsettled);
                return summary;
            }

            if (!isUnsettled && !frame.IsUnsettled)
            {
                KeepMembersOf(frame);
                Forget(frame);
                return summary;
            }

            frame.Summary = summary;
        }

        Forget(frame);
        return Summary.Opaque;
    }

    /// <summary>The frame, and what depends on it, holds for the present round of a lower one.</summary>
    private void Wait(Frame frame, Summary summary, Frame head, bool isUnsettled)
    {
        head.IsUnsettled |= isUnsettled || frame.IsUnsettled;
        _provisional[frame.Question] = new Provisional(summary, head, frame.IsAtFullDepth);
        head.Waiting.Add(frame.Question);
        foreach (var question in frame.Waiting)
        {
            if (!_provisional.TryGetValue(question, out var waiting))
                continue;
            _provisional[question] = new Provisional(waiting.Summary, head, waiting.IsAtFullDepth);
            head.Waiting.Add(question);
        }
    }

    /// <summary>
    /// In the round in which nothing changed, all values of the circle fit together. Classes with dozens of members that are made of
    /// each other would be computed once for each of them otherwise.
    /// </summary>
    private void KeepMembersOf(Frame frame)
    {
        foreach (var question in frame.Waiting)
        {
            if (question.IsMember && _provisional.TryGetValue(question, out var settled)
                && settled.Head == frame && settled is { IsOfThisRound: true, IsAtFullDepth: true })
                KeptMember(question.Symbol, settled.Summary);
        }
    }

    private void Forget(Frame frame)
    {
        foreach (var question in frame.Waiting)
            _provisional.Remove(question);
    }

    private Frame? OnStack(Question question) =>
        _stack.Find(frame => frame.Question.IsMember == question.IsMember
            && SymbolEqualityComparer.Default.Equals(frame.Question.Symbol, question.Symbol));

    /// <summary>An approximation adds no level and no body: those are counted where it is computed.</summary>
    private Summary Approximation(Frame frame)
    {
        frame.IsReentered = true;
        _lowestUsed = Math.Min(_lowestUsed, frame.Index);
        return frame.Summary with { Height = -1, Bodies = 0 };
    }

    /// <summary>A body with the levels of calls left below it, or the value of a member, which is the same for all.</summary>
    private sealed record Question(ISymbol Symbol, int Depth)
    {
        private const int NoDepth = int.MaxValue;

        public bool IsMember => Depth == NoDepth;

        public static Question OfMember(ISymbol member) => new(member, NoDepth);
    }

    /// <summary>An answer that holds for one round of the frame it depends on; in the next it is where to start from.</summary>
    private sealed class Provisional(Summary summary, Frame head, bool isAtFullDepth)
    {
        private readonly int _round = head.Round;

        public Summary Summary => summary;

        public Frame Head => head;

        public bool IsOfThisRound => _round == head.Round;

        public bool IsAtFullDepth => isAtFullDepth;
    }

    private sealed class Frame(Question question, int index, Summary start)
    {
        public Question Question => question;

        public int Index => index;

        /// <summary>The present approximation.</summary>
        public Summary Summary { get; set; } = start;

        public int Round { get; set; }

        /// <summary>Whether every body on the stack below it had all levels of calls left.</summary>
        public bool IsAtFullDepth { get; init; }

        /// <summary>Whether the approximation was used in this round.</summary>
        public bool IsReentered { get; set; }

        /// <summary>Whether one that waits for this frame was used in this round as something that it turned out not to be.</summary>
        public bool IsUnsettled { get; set; }

        /// <summary>What holds for the present round of this frame only.</summary>
        public HashSet<Question> Waiting { get; } = [];
    }
}
