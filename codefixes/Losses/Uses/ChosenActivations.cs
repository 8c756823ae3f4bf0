using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>
/// Activations that some callers choose and others do not: <c>squash ? Sigmoid() : Identity()</c>. Taken away where it is made or applied,
/// such a one would be missing for callers that are right.
/// </summary>
internal sealed class ChosenActivations(ProgramTrace trace, Contexts contexts)
{
    public bool Any(OrderedSet<Origin> origins) =>
        origins.Items.Any(origin => (origin.Site.Node is { } site && IsChosenAt(site, origin)) || (origin.Creation?.Node is { } creation && IsChosenAt(creation, origin)));

    private bool IsChosenAt(SyntaxNode place, Origin origin) =>
        trace.BodyAround(place) is { } body && ValuesIn(body).Any(value => value is Choice choice && Offers(choice, origin));

    private IEnumerable<Value> ValuesIn(BodyTrace body)
    {
        var values = body.Values.Select(static entry => entry.Value);
        if (body.Member is not IMethodSymbol method)
            return values;
        var summary = contexts.SummaryFixpoint.SummaryOf(method.OriginalDefinition, Bounds.Depth);
        return values.Append(summary.Returns).Concat(summary.Members.Entries.Select(static member => member.Value));
    }

    private static bool Offers(Value value, Origin origin) => value switch
    {
        Choice choice => Offers(choice.Yes, origin) || Offers(choice.No, origin),
        Fact fact => fact.Origins.Items.Any(known => known.Site == origin.Site),
        Application application => application.Site.Call == origin.Site,
        LibraryObject library => library.Creations.Items.Any(creation => creation.Site == origin.Creation),
        _ => false,
    };
}
