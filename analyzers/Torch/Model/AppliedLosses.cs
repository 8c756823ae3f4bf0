using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Flow;

namespace TorchSharp.Analyzers.Torch.Model;

/// <summary>The losses of a compilation, member by member; made for the first rule that asks, and kept for the others.</summary>
internal sealed class AppliedLosses(FlowAnalysis flow)
{
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<AppliedLoss>> _byMember = new(SymbolEqualityComparer.Default);
    private readonly CrossEntropyByHand _byHand = new(flow.Bodies);

    /// <summary>Those in a document, or in its members that a span touches.</summary>
    public IEnumerable<AppliedLoss> In(SyntaxTree tree, TextSpan? span, CancellationToken cancellation)
    {
        foreach (var member in flow.CandidatesIn(tree, span, cancellation))
        {
            foreach (var loss in _byMember.TryGetValue(member, out var known) ? known : _byMember.GetOrAdd(member, Of(member, cancellation)))
                yield return loss;
        }
    }

    private List<AppliedLoss> Of(ISymbol member, CancellationToken cancellation)
    {
        var losses = new List<AppliedLoss>();
        foreach (var observation in flow.ObservationsIn(member, cancellation))
        {
            if (AppliedLoss.Of(observation, _byHand) is { } loss)
                losses.Add(loss);
        }

        return losses;
    }
}
