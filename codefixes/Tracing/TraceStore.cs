using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Summaries;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// What has been traced of one compilation, shared by all its findings: a body is interpreted when a finding first leads to it. Only
/// what is finished is kept, so that a click that is cancelled leaves nothing half made.
/// </summary>
internal sealed class TraceStore
{
    private static readonly ConditionalWeakTable<Compilation, TraceStore> Compilations = new();

    private readonly ConcurrentDictionary<SyntaxNode, BodyTrace?> _bodies = new();
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<SyntaxNode>> _callers = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, ISymbol?> _members = new();
    private readonly Dictionary<SyntaxTree, int> _order;

    private TraceStore(Compilation compilation, FlowAnalysis flow)
    {
        Compilation = compilation;
        Flow = flow;
        Mentions = new Dependents(compilation);
        _order = compilation.SyntaxTrees.Select(static (tree, index) => (tree, index)).ToDictionary(static entry => entry.tree, static entry => entry.index);
    }

    public Compilation Compilation { get; }

    public FlowAnalysis Flow { get; }

    /// <summary>Says which files are worth a look.</summary>
    public IMentions Mentions { get; }

    /// <summary>How many bodies were interpreted: what the clicks cost, in a unit that a busy machine does not distort.</summary>
    public int Count => _bodies.Count;

    public static TraceStore Of(Compilation compilation, FlowAnalysis flow) => Compilations.GetValue(compilation, key => new TraceStore(key, flow));

    public SemanticModel ModelOf(SyntaxNode node) => _models.GetOrAdd(node.SyntaxTree, tree => Compilation.GetSemanticModel(tree));

    /// <summary>The innermost declaration with code around a place.</summary>
    public SyntaxNode? DeclarationAround(SyntaxNode node, CancellationToken cancellation) =>
        node.AncestorsAndSelf().FirstOrDefault(ancestor => Declarations.HaveCode(ancestor) && MemberOf(ancestor, cancellation) is not null);

    public ISymbol? MemberOf(SyntaxNode declaration, CancellationToken cancellation) =>
        _members.GetOrAdd(declaration, key => Declarations.MemberOf(key, ModelOf(key), cancellation));

    /// <summary>The code of a declaration, or null if it is nobody's.</summary>
    public BodyTrace? BodyOf(SyntaxNode declaration, CancellationToken cancellation) =>
        _bodies.TryGetValue(declaration, out var known) ? known : _bodies.GetOrAdd(declaration, Trace(declaration, cancellation));

    /// <summary>The declarations whose code may run a member.</summary>
    public IReadOnlyList<SyntaxNode> CallersOf(ISymbol member, CancellationToken cancellation) =>
        _callers.TryGetValue(member, out var known) ? known : _callers.GetOrAdd(member, new Callers(this, cancellation).Of(member));

    /// <summary>Declarations in the order of the program's text.</summary>
    public IEnumerable<SyntaxNode> InOrder(IEnumerable<SyntaxNode> declarations) =>
        declarations.OrderBy(declaration => _order[declaration.SyntaxTree]).ThenBy(static declaration => declaration.SpanStart).ThenByDescending(static declaration => declaration.Span.Length);

    private BodyTrace? Trace(SyntaxNode declaration, CancellationToken cancellation)
    {
        if (MemberOf(declaration, cancellation) is not { } member)
            return null;
        var trace = new BodyTrace(declaration, member);
        var interpreter = new BodyInterpreter(new SummaryFixpoint(Flow, cancellation, trace), member, Bounds.Depth);
        if (member is IMethodSymbol method)
            interpreter.Body(method);
        else
            interpreter.Initializer();
        return trace;
    }
}
