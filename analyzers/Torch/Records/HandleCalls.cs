using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The calls that give a handle of the library, document by document; bound for the first rule that asks, and kept for the others.</summary>
internal sealed class HandleCalls
{
    private static readonly ConditionalWeakTable<FlowAnalysis, HandleCalls> ByFlow = new();
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<InvocationExpressionSyntax>> Read = new();
    private static readonly WordList Words = new(Handles.Names);

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
    public IEnumerable<HandleCall> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var node in NamedIn(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_known.GetOrAdd(node, key => Bind((InvocationExpressionSyntax)key, cancellation)) is { } call)
                yield return call;
        }
    }

    /// <summary>All in the program. Only who has found something asks for it.</summary>
    public IEnumerable<HandleCall> InProgram(CancellationToken cancellation) => _flow.Index.Trees.SelectMany(tree => In(tree, cancellation));

    private static IReadOnlyList<InvocationExpressionSyntax> NamedIn(SyntaxTree tree, CancellationToken cancellation)
    {
        if (Read.TryGetValue(tree, out var known))
            return known;
        var root = tree.GetRoot(cancellation);
        var found = new List<InvocationExpressionSyntax>();
        foreach (var (_, position) in Words.In(root.GetText().ToString()))
        {
            if (root.FindToken(position).Parent is SimpleNameSyntax name && CallOf(name) is { } call)
                found.Add(call);
        }

        return Read.GetValue(tree, _ => found);
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return called.Parent is InvocationExpressionSyntax call && call.Expression == called ? call : null;
    }

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
