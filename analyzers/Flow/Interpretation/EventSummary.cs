using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>What happens in the graphs of a body, of which each runs after the one before.</summary>
internal sealed class EventSummary
{
    /// <param name="library">Says what ends with a <c>using</c>.</param>
    /// <param name="graphs">The graphs.</param>
    /// <param name="happenings">What happens in each block of each.</param>
    public EventSummary(ILibrary library, IReadOnlyList<ControlFlowGraph> graphs, IReadOnlyList<IReadOnlyList<IReadOnlyList<Happening>>> happenings)
    {
        for (var i = 0; i < graphs.Count; i++)
        {
            var closings = Closings(library, graphs[i].OriginalOperation);
            if (closings.Count == 0 && happenings[i].All(static block => block.Count == 0))
                continue;
            All.AddRange(happenings[i].SelectMany(static block => block));
            All.AddRange(closings);
            AtExit = closings.Aggregate(AtExit.Then(new EventOrder(graphs[i], happenings[i]).AtExit()), static (before, closing) => before.Then(closing.Events));
        }

        Once = All.Where(static happening => happening.Place.Node is { } node && !IsInLoop(node)).Aggregate(Traces<Value>.Nothing, static (before, next) => before.Then(next.Once));
    }

    public List<Happening> All { get; } = [];

    public Traces<Value> AtExit { get; } = Traces<Value>.Nothing;

    /// <summary>What happens in no loop. Nothing is said of its order.</summary>
    public Traces<Value> Once { get; }

    private static List<Happening> Closings(ILibrary library, IOperation body)
    {
        var found = new List<Happening>();
        foreach (var operation in body.Descendants())
        {
            foreach (var resource in ResourcesOf(operation))
            {
                if (library.EventsOfDispose(resource) is { IsEmpty: false } kinds)
                    found.Add(new Happening(resource.Syntax, Traces<Value>.Maybe(kinds)));
            }
        }

        return found;
    }

    private static IEnumerable<IOperation> ResourcesOf(IOperation operation) => operation switch
    {
        IUsingOperation { Resources: IVariableDeclarationGroupOperation group } => InitializersOf(group),
        IUsingOperation { Resources: { } resource } => [resource],
        IUsingDeclarationOperation { DeclarationGroup: var group } => InitializersOf(group),
        _ => [],
    };

    private static IEnumerable<IOperation> InitializersOf(IVariableDeclarationGroupOperation group) =>
        group.Declarations.SelectMany(static declaration => declaration.Declarators).Select(static variable => variable.Initializer?.Value ?? variable);

    private static bool IsInLoop(SyntaxNode node) =>
        node.Ancestors().TakeWhile(static ancestor => ancestor is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax) or GlobalStatementSyntax)
            .Any(static ancestor => ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
}
