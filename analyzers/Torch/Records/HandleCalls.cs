using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The calls that give a handle of the library, document by document; bound for the first rule that asks, and kept for the others.</summary>
internal sealed class HandleCalls
{
    private static readonly ConditionalWeakTable<FlowAnalysis, HandleCalls> ByFlow = new();
    private static readonly CallsByName Named = new(Handles.Names);

    private readonly FlowAnalysis _flow;
    private readonly TorchSymbols? _symbols;
    private readonly ConcurrentDictionary<SyntaxNode, HandleCall?> _known = new();

    private HandleCalls(FlowAnalysis flow)
    {
        _flow = flow;
        _symbols = flow.Library is TorchLibrary library ? library.Symbols : null;
    }

    public static HandleCalls Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new HandleCalls(key));

    /// <summary>All in a document.</summary>
    public IEnumerable<HandleCall> In(SyntaxTree tree, CancellationToken cancellation) => In(tree, static _ => true, cancellation);

    private IEnumerable<HandleCall> In(SyntaxTree tree, Func<InvocationExpressionSyntax, bool> isWanted, CancellationToken cancellation)
    {
        foreach (var node in Named.In(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (isWanted(node) && _known.GetOrAdd(node, key => Bind((InvocationExpressionSyntax)key, cancellation)) is { } call)
                yield return call;
        }
    }

    /// <summary>Those in a document of which some rule may have something to say.</summary>
    public IEnumerable<HandleCall> SuspectsIn(SyntaxTree tree, CancellationToken cancellation) => In(tree, node => SuspectHandles.MayBe(node, _flow, cancellation), cancellation);

    /// <summary>All in the program. Only who has found something asks for it.</summary>
    public IEnumerable<HandleCall> InProgram(CancellationToken cancellation) => _flow.Index.Trees.SelectMany(tree => In(tree, cancellation));

    private HandleCall? Bind(InvocationExpressionSyntax node, CancellationToken cancellation)
    {
        if (_flow.Bodies.OperationOf(node, cancellation) is not IInvocationOperation { TargetMethod: var method } call || !TorchSymbols.IsTorchSharp(method.ContainingAssembly)
            || _symbols?.SpellingOf(method) is not { } spelling || Handles.All.FirstOrDefault(handle => handle.Spelling == spelling) is not { } known)
            return null;
        return KindOf(known, call) is { } kind ? new HandleCall(node, call, kind, _flow, cancellation) : null;
    }

    /// <summary><c>set_grad_enabled(isTraining)</c> may do either.</summary>
    private static HandleKind? KindOf(Handle handle, IInvocationOperation call)
    {
        if (!handle.HasFlag)
            return handle.Kind;
        var flag = call.Arguments is [{ ArgumentKind: Microsoft.CodeAnalysis.Operations.ArgumentKind.Explicit } written] ? written.Value.ConstantValue : new Optional<object?>(handle.Default);
        return flag is { HasValue: true, Value: bool isOn } ? isOn ? handle.Kind : handle.Otherwise : HandleKind.Undecided;
    }
}
