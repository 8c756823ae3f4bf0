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

    /// <summary>The names; null where something without a name may do it: a lambda, a delegate of such a method, a hook.</summary>
    public static HashSet<string>? Of(FlowAnalysis flow, CancellationToken cancellation) => ByFlow.GetValue(flow, key => new(Find(key, cancellation))).Value;

    private static HashSet<string>? Find(FlowAnalysis flow, CancellationToken cancellation)
    {
        if (Optimizers.Hooks.Any(hook => flow.Index.TreesWith(hook, cancellation).Any()))
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
            foreach (var name in flow.Index.NamesOf(cleared, cancellation).Where(static name => !IsType(name)))
            {
                if (CallerNames.Of(name) is not { } caller || !(NameUse.CallOf(name) is not null || cleared == Optimizers.Gradient || IsMade(name)))
                    return null;
                if (Unnamed.Contains(caller) || RunsLater(name))
                    return null;
                if (caller.Length > 0)
                    waiting.Enqueue(caller);
                if (caller == Applications.Forward)
                    waiting.Enqueue(Applications.Call);
            }
        }

        return names;
    }

    /// <summary>An iterator and a query run when somebody goes over what they give, under whatever name.</summary>
    private static bool RunsLater(SyntaxNode place) => LoopSyntax.FunctionAround(place) is var function
        && (place.Ancestors().TakeWhile(node => node != function).Any(static node => node is QueryExpressionSyntax)
            || function.DescendantNodes(node => node == function || !LoopSyntax.IsFunction(node)).Any(static node => node is YieldStatementSyntax));

    /// <summary>What only says of which type something is, runs nothing.</summary>
    private static bool IsType(SimpleNameSyntax name) => SyntaxFacts.IsInTypeOnlyContext(name) && !IsMade(name) && name.Parent is not BaseTypeSyntax;

    private static bool IsMade(SimpleNameSyntax name) => (name.Parent is QualifiedNameSyntax qualified ? qualified.Parent : name.Parent) is ObjectCreationExpressionSyntax;
}
