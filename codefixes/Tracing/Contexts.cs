using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// With which inputs each function of the program is called. A value in terms of a body's inputs stands for as many values as
/// the body has callers; only what holds for all of them may be edited in the body.
/// </summary>
internal sealed class Contexts
{
    /// <summary>More callers than this with different inputs, and no edit of the body is sure.</summary>
    private const int Largest = 32;

    private readonly ProgramTrace _trace;
    private readonly Callees _callees;
    private readonly Dictionary<SyntaxNode, List<Inputs>> _contexts = [];
    private readonly Queue<(BodyTrace Body, SyntaxNode Function, Inputs? Inputs)> _pending = new();
    private readonly Dictionary<SyntaxNode, IReadOnlyList<Value>> _values = [];

    public Contexts(ProgramTrace trace)
    {
        _trace = trace;
        Evaluation = new Evaluation(trace.Flow, trace.Cancellation);
        Machine = new Machine(Evaluation, Bounds.Depth, NoRecorder.Instance);
        _callees = new Callees(Evaluation);
        foreach (var body in trace.Bodies)
            _pending.Enqueue((body, body.Declaration, null));
        while (_pending.Count > 0)
            Visit(_pending.Dequeue());
    }

    public Evaluation Evaluation { get; }

    private Machine Machine { get; }

    /// <summary>Every value that an expression has, over the callers of its body.</summary>
    public IReadOnlyList<Value> ValuesOf(SyntaxNode node)
    {
        if (!_values.TryGetValue(node, out var values))
            _values.Add(node, values = Resolve(node));
        return values;
    }

    /// <summary>The functions with source that a call may run.</summary>
    public IReadOnlyList<IMethodSymbol> CalleesOf(SyntaxNode call)
    {
        if (_trace.BodyAround(call) is not { } body || body.CallAt(call) is not { } operation)
            return [];
        return InputsOf(call, body).SelectMany(inputs => CalledBy(operation, body, inputs))
            .Select(static callee => callee.Method.OriginalDefinition)
            .Where(static method => Functions.DeclarationOf(method) is not null)
            .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default).ToList();
    }

    /// <summary>The values that two expressions of one body have together.</summary>
    public IEnumerable<(Value First, Value Second)> PairsOf(SyntaxNode first, SyntaxNode second) =>
        _trace.BodyAround(first) is { } body
            ? InputsOf(first, body).Select(inputs => (Substitute(body.ValueOf(first), inputs), Substitute(body.ValueOf(second), inputs)))
            : [];

    private List<Value> Resolve(SyntaxNode node)
    {
        if (_trace.BodyAround(node) is not { } body)
            return [Value.Unknown];
        var value = body.ValueOf(node);
        if (!value.IsSymbolic)
            return [value];
        var all = InputsOf(node, body).Select(inputs => Substitute(value, inputs)).Distinct().ToList();
        var decided = all.Where(static resolved => !resolved.IsSymbolic).ToList();
        return decided.Count > 0 ? decided : all;
    }

    private IEnumerable<Inputs?> InputsOf(SyntaxNode node, BodyTrace body)
    {
        var function = Functions.Around(node, body);
        if (function is null || !_contexts.TryGetValue(function, out var contexts))
            return [null];
        return contexts.Count > Largest ? contexts.Append(null) : contexts;
    }

    private Value Substitute(Value value, Inputs? inputs) =>
        inputs is null || !value.IsSymbolic ? value : Machine.Substitute(value, inputs);

    private void Visit((BodyTrace Body, SyntaxNode Function, Inputs? Inputs) visit)
    {
        var (body, function, inputs) = visit;
        foreach (var call in body.Calls.Where(call => Functions.Around(call.Syntax, body) == function).ToList())
        {
            foreach (var callee in CalledBy(call, body, inputs))
                Enter(callee, callee.Method.MethodKind == MethodKind.LocalFunction ? inputs : null);
        }

        foreach (var value in body.Values.Where(entry => entry.Value is Closure && Functions.Around(entry.Key, body) == function).ToList())
        {
            if (Substitute(value.Value, inputs) is Closure closure)
                Enter(new Inputs(closure.Function, closure.Target, ValueList.Empty, closure.Captures), inputs);
        }
    }

    /// <summary>The inputs with all that the function captures, as far as it is known.</summary>
    private Inputs Completed(Inputs inputs, SyntaxNode function, BodyTrace body, Inputs? around)
    {
        if (function == body.Declaration)
            return inputs;
        var captures = inputs.Captures;
        foreach (var (variable, value) in Captures.Of(function, body, _trace.Cancellation))
        {
            if (captures.Find(variable) is null && Substitute(body.ValueOf(value), around) is { IsSymbolic: false } known)
                captures = captures.With(variable, known);
        }

        return inputs with { Captures = captures };
    }

    private void Enter(Inputs inputs, Inputs? around)
    {
        if (Functions.DeclarationOf(inputs.Method) is not { } function || _trace.BodyAround(function) is not { } body)
            return;
        inputs = Completed(inputs, function, body, around);
        if (!_contexts.TryGetValue(function, out var contexts))
            _contexts.Add(function, contexts = []);
        if (contexts.Count > Largest || contexts.Contains(inputs))
            return;
        contexts.Add(inputs);
        _pending.Enqueue((body, function, inputs));
    }

    private IEnumerable<Inputs> CalledBy(IOperation call, BodyTrace body, Inputs? inputs)
    {
        Value Of(IOperation operand) => Substitute(body.ValueOf(operand.Syntax), inputs);
        return call switch
        {
            IInvocationOperation invocation => _callees.Of(
                invocation.TargetMethod,
                body.FunctionAt(call.Syntax) is { } local ? Substitute(local, inputs) : invocation.Instance is { } instance ? Of(instance) : null,
                Arguments.Of(invocation.TargetMethod, invocation.Arguments, Of)),
            IObjectCreationOperation { Constructor: { } constructor } creation =>
                _callees.OfConstructor(constructor, Arguments.Of(constructor, creation.Arguments, Of)),
            IPropertyReferenceOperation { Property.GetMethod: { } getter, Instance: var owner } =>
                _callees.Of(getter, owner is null ? null : Of(owner), ValueList.Empty),
            _ => [],
        };
    }

    private sealed class NoRecorder : IRecorder
    {
        public static readonly NoRecorder Instance = new();

        public void Open(Use use)
        {
        }

        public void Decided(Observation observation)
        {
        }

        public void Overwritten(Value value)
        {
        }

        public void OverwrittenIn(ISymbol member)
        {
        }

        public void Used(Summary summary)
        {
        }
    }
}
