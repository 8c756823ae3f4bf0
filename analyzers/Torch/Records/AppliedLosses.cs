using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The losses of a compilation, member by member; made for the first rule that asks, and kept for the others.</summary>
internal sealed class AppliedLosses
{
    private static readonly ConditionalWeakTable<FlowAnalysis, AppliedLosses> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private readonly CrossEntropyByHand _byHand;
    private readonly SeenActivations _seen;
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<AppliedLoss>> _byMember = new(SymbolEqualityComparer.Default);

    private AppliedLosses(FlowAnalysis flow)
    {
        _flow = flow;
        _byHand = new CrossEntropyByHand(flow.Bodies);
        _seen = new SeenActivations(flow.Bodies);
    }

    public static AppliedLosses Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new AppliedLosses(key));

    /// <summary>Those in a document, or in its members that a span touches.</summary>
    public IEnumerable<AppliedLoss> In(SyntaxTree tree, TextSpan? span, CancellationToken cancellation)
    {
        foreach (var member in _flow.CandidatesIn(tree, span, cancellation))
        {
            foreach (var loss in _byMember.TryGetValue(member, out var known) ? known : _byMember.GetOrAdd(member, Of(member, cancellation)))
                yield return loss;
        }
    }

    /// <summary>
    /// <c>Step(net.call(a), y); Step(net.call(b), y);</c> with the sigmoid in <c>net</c> and the loss in <c>Step</c>: one repair mends both calls, so it is one mistake,
    /// and stands at the first. What brings the loss, or goes another way, is mended elsewhere.
    /// </summary>
    private List<AppliedLoss> Of(ISymbol member, CancellationToken cancellation)
    {
        var losses = new List<AppliedLoss>();
        foreach (var observation in _flow.ObservationsIn(member, cancellation))
        {
            if (AppliedLoss.Of(observation, _byHand, _seen) is { } loss)
                losses.Add(loss);
        }

        return
        [
            .. losses.GroupBy(static loss => (loss.Observation.Site.Call, loss.Loss, loss.Meaning, loss.Origins, GivenTo(loss.Observation.Place.Node)))
                .Select(static same => same.OrderBy(static loss => loss.Observation.Place.Location.SourceSpan.Start).First()),
        ];
    }

    /// <summary>The method that is called at a place, and which of its arguments stands there, by the text.</summary>
    private static (string? Method, string? Argument) GivenTo(SyntaxNode? place) =>
        place is ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument }
            ? (NameUse.NameOf(call.Expression)?.Identifier.ValueText, argument.NameColon?.Name.Identifier.ValueText ?? $"{list.Arguments.IndexOf(argument)}")
            : (place?.ToString(), null);
}
