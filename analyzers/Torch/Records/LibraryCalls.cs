using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The calls of a document that the tables of faults speak of; bound for the first rule that asks, and kept for the others.</summary>
internal sealed class LibraryCalls
{
    private static readonly ConditionalWeakTable<FlowAnalysis, LibraryCalls> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private readonly VisibleValues _visible;
    private readonly ConcurrentDictionary<SyntaxNode, LibraryCall?> _known = new();

    private LibraryCalls(FlowAnalysis flow)
    {
        _flow = flow;
        _visible = new VisibleValues(flow);
    }

    public static LibraryCalls Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new LibraryCalls(key));

    /// <summary>All in a document: a finding may stand elsewhere than the call that makes it one, so no part of the document is left out.</summary>
    public IEnumerable<LibraryCall> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var node in LibraryNamesIn.Tree(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_known.TryGetValue(node, out var call) ? call is not null : (call = _known.GetOrAdd(node, Bind(node, cancellation))) is not null)
                yield return call!;
        }
    }

    private LibraryCall? Bind(SyntaxNode node, CancellationToken cancellation) =>
        _flow.Bodies.ReferredToBy(node, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && KnownVersions.Has(method.ContainingAssembly.Identity.Version, first: null, last: null)
        && _flow.Bodies.OperationOf(node, cancellation) is { } operation && !IsNameOnly(operation)
            ? new LibraryCall(node, NameIn(node), operation, method, _visible, _flow)
            : null;

    /// <summary><c>nameof(torch.erfinv)</c>: nothing is called.</summary>
    private static bool IsNameOnly(IOperation operation) => operation is not (IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation) || operation.Parent is INameOfOperation;

    private static Location NameIn(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax call => (NameUse.NameOf(call.Expression) ?? call.Expression).GetLocation(),
        ObjectCreationExpressionSyntax creation => (LibraryNamesIn.NameOf(creation.Type) ?? creation.Type).GetLocation(),
        PrimaryConstructorBaseTypeSyntax made => (LibraryNamesIn.NameOf(made.Type) ?? made.Type).GetLocation(),
        ConstructorInitializerSyntax made => made.ThisOrBaseKeyword.GetLocation(),
        ExpressionSyntax mention => (NameUse.NameOf(mention) ?? mention).GetLocation(),
        _ => node.GetLocation(),
    };
}
