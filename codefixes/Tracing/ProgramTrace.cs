using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Tracing;

/// <summary>
/// The values of all expressions in the part of a compilation that a finding is about. A rule needs summaries only; a fix must see every
/// use. With each body come those that may call it: what they give it decides its values.
/// </summary>
internal sealed class ProgramTrace
{
    private readonly TraceStore _store;
    private readonly Dictionary<SyntaxNode, BodyTrace> _bodies = [];

    public ProgramTrace(TraceStore store, IEnumerable<SyntaxNode> declarations, CancellationToken cancellation)
    {
        _store = store;
        Cancellation = cancellation;
        foreach (var declaration in store.InOrder(declarations))
        {
            if (store.BodyOf(declaration, cancellation) is { } body)
                _bodies.Add(declaration, body);
        }
    }

    public FlowAnalysis Flow => _store.Flow;

    public CancellationToken Cancellation { get; }

    /// <summary>In the order of the program's text.</summary>
    public IEnumerable<BodyTrace> Bodies => _bodies.Values;

    /// <summary>That of a whole compilation, with which the parts are compared.</summary>
    public static ProgramTrace OfAll(TraceStore store, CancellationToken cancellation) =>
        new(store, store.Compilation.SyntaxTrees.SelectMany(tree => Declarations.In(tree.GetRoot(cancellation))), cancellation);

    public BodyTrace? BodyAround(SyntaxNode node) =>
        _store.DeclarationAround(node, Cancellation) is { } declaration && _bodies.TryGetValue(declaration, out var body) ? body : null;

    public SemanticModel ModelOf(SyntaxNode node) => _store.ModelOf(node);

    /// <summary>The type that an expression has where it stands.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => ModelOf(expression).GetTypeInfo(expression, Cancellation).ConvertedType;

    /// <summary>The names under which the library runs a method that overrides one of its own; none for another method.</summary>
    public IReadOnlyCollection<string> NamesOfApplication(IMethodSymbol method) => new Callers(_store, Cancellation).NamesOfApplication(method);

    /// <summary>The files that may mention a member of a type, whether or not the finding is about them.</summary>
    public IEnumerable<SyntaxTree> TreesKnowing(INamedTypeSymbol type) => _store.Mentions.Knowing(type, Cancellation);
}
