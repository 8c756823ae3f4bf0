using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Summaries;
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
    private readonly HashSet<ISymbol> _called;
    private readonly HashSet<SyntaxNode> _entered = [];
    private readonly Dictionary<SyntaxNode, IReadOnlyList<Value>> _values = [];
    private readonly Dictionary<(IMethodSymbol, ValueMap, Value?), List<ValueMap>> _captures = [];

    public Contexts(ProgramTrace trace)
    {
        _trace = trace;
        SummaryFixpoint = new SummaryFixpoint(trace.Flow, trace.Cancellation);
        Applier = new Applier(SummaryFixpoint, Bounds.Depth, NullRecorder.Instance);
        _called = new HashSet<ISymbol>(
            trace.Bodies.SelectMany(static body => body.Calls).Select(CalledMethod).OfType<IMethodSymbol>().Select(static method => method.OriginalDefinition),
            SymbolEqualityComparer.Default);
        _callees = new Callees(SummaryFixpoint);
        VisitFrom(trace.Bodies.Where(body => !IsCalled(body.Member)));
        VisitFrom(trace.Bodies);
        foreach (var closure in new EscapingFunctions(trace, this).Closures().ToList())
            Enter(new Inputs(closure.Function, closure.Target, ValueList.Empty, closure.Captures), null);
        VisitAll();
        _values.Clear();
    }

    public SummaryFixpoint SummaryFixpoint { get; }

    private Applier Applier { get; }

    /// <summary>Every value that an expression has, over the callers of its body.</summary>
    public IReadOnlyList<Value> ValuesOf(SyntaxNode node)
    {
        if (!_values.TryGetValue(node, out var values))
            _values.Add(node, values = Resolve(node));
        return values;
    }

    /// <summary>Whether any call of the function is known.</summary>
    public bool IsEntered(IMethodSymbol function) => Functions.DeclarationOf(function) is { } declaration && _contexts.ContainsKey(declaration);

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

    /// <summary>The functions with source that a delegate may stand for.</summary>
    public IEnumerable<IMethodSymbol> FunctionsOf(ExpressionSyntax function, IMethodSymbol invoke)
    {
        var anything = new ValueList([.. invoke.Parameters.Select(static _ => Value.Unknown)]);
        return ValuesOf(function).SelectMany(value => _callees.Of(invoke, value, anything)).Select(static callee => callee.Method.OriginalDefinition);
    }

    /// <summary>The values that two expressions of one body have together; those that are not decided only where no others are.</summary>
    public IReadOnlyList<(Value First, Value Second)> PairsOf(SyntaxNode first, SyntaxNode second)
    {
        if (_trace.BodyAround(first) is not { } body)
            return [];
        var all = InputsOf(first, body).Select(inputs => (First: Substitute(body.ValueOf(first), inputs), Second: Substitute(body.ValueOf(second), inputs))).ToList();
        var decided = all.Where(static pair => !pair.First.IsSymbolic && !pair.Second.IsSymbolic).ToList();
        return decided.Count > 0 ? decided : all;
    }

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
        inputs is null || !value.IsSymbolic ? value : Applier.Substitute(value, inputs);

    private static IMethodSymbol? CalledMethod(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation { Property: var property } => property.GetMethod,
        _ => null,
    };

    /// <summary>Whether the program calls it. What nobody calls is where the program, or another one, comes in.</summary>
    private bool IsCalled(ISymbol member) => member is IMethodSymbol method && _called.Contains(method.OriginalDefinition);

    /// <summary>What has callers is only visited with what they give it.</summary>
    private void VisitFrom(IEnumerable<BodyTrace> bodies)
    {
        foreach (var body in bodies.Where(body => !_contexts.ContainsKey(body.Declaration) && _entered.Add(body.Declaration)))
        {
            _pending.Enqueue((body, body.Declaration, null));
            VisitAll();
        }
    }

    private void VisitAll()
    {
        while (_pending.Count > 0)
            Visit(_pending.Dequeue());
    }

    private void Visit((BodyTrace Body, SyntaxNode Function, Inputs? Inputs) visit)
    {
        var (body, function, inputs) = visit;
        foreach (var made in body.Values.Where(entry => entry.Value is Closure && Functions.Around(entry.Key, body) == function).ToList())
        {
            if (Substitute(made.Value, inputs) is Closure closure)
                Complete(closure, body, inputs);
        }

        foreach (var call in body.Calls.Where(call => Functions.Around(call.Syntax, body) == function).ToList())
        {
            foreach (var callee in CalledBy(call, body, inputs))
                Enter(callee, callee.Method.MethodKind == MethodKind.LocalFunction ? inputs : null);
        }
    }

    /// <summary>Notes all that a function captures where it is made, as far as it is known.</summary>
    private void Complete(Closure closure, BodyTrace body, Inputs? around)
    {
        if (Functions.DeclarationOf(closure.Function) is not { } function)
            return;
        var key = (closure.Function, closure.Captures, closure.Target);
        if (!_captures.TryGetValue(key, out var completed))
            _captures.Add(key, completed = []);
        var captures = Completed(closure.Captures, function, body, around);
        if (!completed.Contains(captures))
            completed.Add(captures);
    }

    private ValueMap Completed(ValueMap captures, SyntaxNode function, BodyTrace body, Inputs? around)
    {
        foreach (var (variable, value) in Captures.Of(function, body, _trace.Flow.Library.Names, _trace.Cancellation))
        {
            if (captures.Find(variable) is null && Substitute(value, around) is { IsSymbolic: false } known)
                captures = captures.With(variable, known);
        }

        return captures;
    }

    /// <summary>The same inputs with all that the function captures: as it is now, or as it was where the function was made.</summary>
    private IEnumerable<Inputs> Completed(Inputs inputs, SyntaxNode function, BodyTrace body, Inputs? around)
    {
        if (function == body.Declaration)
            return [inputs];
        if (around is null && _captures.TryGetValue((inputs.Method, inputs.Captures, inputs.Target), out var completed))
            return completed.Select(captures => inputs with { Captures = captures });
        return [inputs with { Captures = Completed(inputs.Captures, function, body, around) }];
    }

    private void Enter(Inputs inputs, Inputs? around)
    {
        if (Functions.DeclarationOf(inputs.Method) is not { } function || _trace.BodyAround(function) is not { } body)
            return;
        if (!_contexts.TryGetValue(function, out var contexts))
            _contexts.Add(function, contexts = []);
        foreach (var completed in Completed(inputs, function, body, around))
        {
            if (contexts.Count > Largest || contexts.Contains(completed))
                continue;
            contexts.Add(completed);
            _pending.Enqueue((body, function, completed));
        }
    }

    private IEnumerable<Inputs> CalledBy(IOperation call, BodyTrace body, Inputs? inputs)
    {
        Value Of(IOperation operand) => Substitute(ValueOf(operand, body), inputs);
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

    /// <summary>The object itself and what an argument that is left out stands for have no text of their own.</summary>
    private static Value ValueOf(IOperation operand, BodyTrace body) => operand switch
    {
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => new Receiver(body.Member.ContainingType),
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null ? Value.Null : new Constant(constant),
        _ => body.ValueOf(operand.Syntax),
    };
}
