using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Program;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>
/// One question to the engine, on one thread: the stack of bodies and members that are being computed. A body met again on
/// the stack answers with its present approximation; what depends on an approximation is not kept.
/// </summary>
internal sealed class Evaluation(FlowAnalysis analysis, CancellationToken cancellation, ITracer? tracer = null)
{
    private readonly List<Frame> _stack = [];

    /// <summary>The outermost frame whose approximation the frame on top has used.</summary>
    private int _lowestUsed = int.MaxValue;

    public FlowAnalysis Analysis => analysis;

    public MemberTable Members => analysis.Members;

    public CancellationToken Cancellation => cancellation;

    /// <summary>Looks on, if somebody wants to know more than what summaries keep.</summary>
    public ITracer? Tracer => tracer;

    /// <summary>Another assembly's source is never looked at: only an editor has it, and the build would disagree.</summary>
    public bool HasSource(INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, analysis.Assembly);

    /// <summary>What a body returns and does, looking through so many levels of calls.</summary>
    public Summary SummaryOf(IMethodSymbol body, int depth)
    {
        if (depth <= 0)
            return Summary.BeyondBound;
        if (analysis.Store.Find(body, depth) is { } known)
            return known;
        return Find(body) is { } frame ? Approximation(frame) : Compute(body, depth);
    }

    /// <summary>What the initialiser of a field or property leaves in it and does.</summary>
    public Summary InitializerOf(ISymbol member) =>
        analysis.Store.Find(member, Bounds.Depth)
        ?? analysis.Store.Keep(member, Bounds.Depth, new BodyInterpreter(this, member, Bounds.Depth).Initializer());

    /// <summary>What a member holds in whatever object: the join of all that is written to it, or unknown.</summary>
    public Value ValueOf(ISymbol member)
    {
        if (analysis.Store.FindMember(member) is { } known)
            return known;
        if (Find(member) is { } frame)
        {
            Approximation(frame);
            return Value.Unknown;
        }

        var (value, isFinal) = WithFrame(member, _ => new MemberWrites(this, member).Join());
        return isFinal ? analysis.Store.KeepMember(member, value) : value;
    }

    private Summary Compute(IMethodSymbol body, int depth)
    {
        var (summary, isFinal) = WithFrame(body, frame => ToFixpoint(frame, body, depth));
        return isFinal ? analysis.Store.Keep(body, depth, summary) : summary;
    }

    private Summary ToFixpoint(Frame frame, IMethodSymbol body, int depth)
    {
        for (var round = 0; round < Bounds.Rounds; round++)
        {
            frame.IsReentered = false;
            var summary = new BodyInterpreter(this, body, depth).Body(body);
            if (!frame.IsReentered || summary.Settles(frame.Summary))
                return summary;
            frame.Summary = summary;
        }

        return Summary.Opaque;
    }

    private (T Result, bool IsFinal) WithFrame<T>(ISymbol symbol, Func<Frame, T> compute)
    {
        var outer = _lowestUsed;
        var index = _stack.Count;
        var frame = new Frame(symbol, index);
        _lowestUsed = int.MaxValue;
        _stack.Add(frame);
        try
        {
            var result = compute(frame);
            return (result, _lowestUsed >= index);
        }
        finally
        {
            _stack.RemoveAt(index);
            var used = _lowestUsed < index ? _lowestUsed : int.MaxValue;
            _lowestUsed = Math.Min(outer, used);
        }
    }

    private Frame? Find(ISymbol symbol) =>
        _stack.Find(frame => SymbolEqualityComparer.Default.Equals(frame.Symbol, symbol));

    private Summary Approximation(Frame frame)
    {
        frame.IsReentered = true;
        _lowestUsed = Math.Min(_lowestUsed, frame.Index);
        return frame.Summary;
    }

    private sealed class Frame(ISymbol symbol, int index)
    {
        public ISymbol Symbol => symbol;

        public int Index => index;

        public Summary Summary { get; set; } = Summary.Unreturned;

        public bool IsReentered { get; set; }
    }
}
