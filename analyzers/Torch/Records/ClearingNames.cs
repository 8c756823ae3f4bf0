using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// By which names a program may come to clear gradients, or to read or set them: <c>zero_grad</c> and <c>grad</c>, the methods that mention one, those that call these, and so on. An override
/// has the name that it is called by.
/// </summary>
internal static class ClearingNames
{
    private const int Most = 60;

    /// <summary>Methods that run where no name stands.</summary>
    private static readonly HashSet<string> Unnamed = new(StringComparer.Ordinal) { "Dispose", "DisposeAsync", "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "GetAwaiter", "Deconstruct", "Add", "ToString", "Equals", "GetHashCode", "CompareTo" };

    private static readonly ConditionalWeakTable<FlowAnalysis, StrongBox<HashSet<string>?>> ByFlow = new();

    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, string[]?>> ByTree = new();

    /// <summary>The names; null where something without a name may do it: a lambda, a delegate of such a method, a hook.</summary>
    public static HashSet<string>? Of(FlowAnalysis flow, CancellationToken cancellation) => ByFlow.GetValue(flow, key => new(Find(key, cancellation))).Value;

    private static HashSet<string>? Find(FlowAnalysis flow, CancellationToken cancellation)
    {
        if (Optimizers.Hooks.Any(hook => flow.Index.IsMentioned(hook, cancellation)))
            return null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(Optimizers.Clearing);
        while (waiting.Count > 0)
        {
            var cleared = waiting.Dequeue();
            if (!names.Add(cleared))
                continue;
            if (names.Count > Most)
                return null;
            foreach (var tree in flow.Index.TreesMentioning(cleared, cancellation))
            {
                if (CallersIn(tree, cleared, flow, cancellation) is not { } callers)
                    return null;
                foreach (var caller in callers)
                    waiting.Enqueue(caller);
            }
        }

        return names;
    }

    /// <summary>The text of a file decides it, and stays as it is while another file is edited.</summary>
    private static string[]? CallersIn(SyntaxTree tree, string cleared, FlowAnalysis flow, CancellationToken cancellation)
    {
        var known = ByTree.GetOrCreateValue(tree);
        if (!known.TryGetValue(cleared, out var callers))
            known.TryAdd(cleared, callers = FindCallers(flow.Index.NamesIn(tree, cleared, cancellation), cleared));
        return callers;
    }

    /// <summary>The names by which the code around these mentions is called; null where nobody can tell when it runs.</summary>
    private static string[]? FindCallers(IEnumerable<SimpleNameSyntax> mentions, string cleared)
    {
        var callers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in mentions.Where(static name => !IsType(name)))
        {
            if (CallerNames.Of(name) is not { } caller || !(NameUse.CallOf(name) is not null || cleared == Optimizers.Gradient || IsMade(name)))
                return null;
            if (Unnamed.Contains(caller) || RunsLater(name))
                return null;
            if (caller.Length > 0)
                callers.Add(caller);
            if (caller == Applications.Forward)
                callers.Add(Applications.Call);
        }

        return [.. callers];
    }

    /// <summary>An iterator and a query run when somebody goes over what they give, under whatever name.</summary>
    private static bool RunsLater(SyntaxNode place) => LoopSyntax.FunctionAround(place) is var function
        && (place.Ancestors().TakeWhile(node => node != function).Any(static node => node is QueryExpressionSyntax)
            || function.DescendantNodes(node => node == function || !LoopSyntax.IsFunction(node)).Any(static node => node is YieldStatementSyntax));

    /// <summary>What only says of which type something is, runs nothing.</summary>
    private static bool IsType(SimpleNameSyntax name) => SyntaxFacts.IsInTypeOnlyContext(name) && !IsMade(name) && name.Parent is not BaseTypeSyntax;

    private static bool IsMade(SimpleNameSyntax name) => (name.Parent is QualifiedNameSyntax qualified ? qualified.Parent : name.Parent) is ObjectCreationExpressionSyntax;
}
