using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// The calls of a document whose method is named like one that a rule without flow looks at. The text alone says where they stand; only
/// what a rule then wants is bound, for the first that asks, and kept for the others.
/// </summary>
internal sealed class NamedCalls
{
    private static readonly ConditionalWeakTable<FlowAnalysis, NamedCalls> ByFlow = new();
    private static readonly CallsByName Named = new(CalledNames.All);

    private readonly FlowAnalysis _flow;
    private readonly VisibleValues _visible;
    private readonly ConcurrentDictionary<SyntaxNode, LibraryCall?> _known = new();

    private NamedCalls(FlowAnalysis flow)
    {
        _flow = flow;
        _visible = new VisibleValues(flow);
    }

    public static NamedCalls Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new NamedCalls(key));

    /// <summary>The calls of methods of the library.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="names">The names of the methods.</param>
    /// <param name="mayBe">What the text of a call must be like.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    public IEnumerable<LibraryCall> In(SyntaxTree tree, ISet<string> names, Func<InvocationExpressionSyntax, bool> mayBe, CancellationToken cancellation)
    {
        foreach (var node in Named.In(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (names.Contains(NameUse.NameOf(node.Expression)!.Identifier.ValueText) && mayBe(node) && Bound(node, cancellation) is { } call)
                yield return call;
        }
    }

    private LibraryCall? Bound(InvocationExpressionSyntax node, CancellationToken cancellation) =>
        _known.TryGetValue(node, out var call) ? call : _known.GetOrAdd(node, Bind(node, cancellation));

    private LibraryCall? Bind(InvocationExpressionSyntax node, CancellationToken cancellation) =>
        _flow.Bodies.ReferredToBy(node, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && _flow.Bodies.OperationOf(node, cancellation) is IInvocationOperation operation
            ? new LibraryCall(node, NameUse.NameOf(node.Expression)!.GetLocation(), operation, method, _visible, _flow)
            : null;
}
