using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Where an activation must be applied again when it is taken away at its source, so that all results but the loss stay what they were.</summary>
/// <param name="Wrapped">The expressions to apply it to: the first places from which the value reaches no loss.</param>
/// <param name="Wanted">The expressions whose value reaches a loss that wants it without the activation.</param>
/// <param name="Changed">The functions that return something else than before.</param>
internal sealed record Mending(HashSet<SyntaxNode> Wrapped, HashSet<SyntaxNode> Wanted, IReadOnlyList<SyntaxNode> Changed)
{
    /// <summary>The calls of helpers to take away, where these and not the activations in them should go.</summary>
    public IReadOnlyList<HelperCall> HelperCalls { get; private init; } = [];

    /// <summary>The mending, or null if it cannot be shown to be complete.</summary>
    public static Mending? Of(ProgramTrace trace, Contexts contexts, Removal removal)
    {
        var graph = UseSurvey.Of(trace, contexts, removal);
        return (Uses.HelperCalls.Of(graph, trace, removal) is { } helpers ? Of(helpers.Uses)?.With(helpers.Calls) : null) ?? Of(graph);

        Mending? Of(UseGraph uses) =>
            new MendingSearch(uses, trace, contexts, removal).Find() is { } found
            && !Escapes.Any(trace, contexts, found.Changed) && !Untraced.Any(trace, found.Changed)
                ? found
                : null;
    }

    private Mending With(IReadOnlyList<HelperCall> calls) => this with { HelperCalls = calls };

    /// <summary>These keep the value that they have.</summary>
    public void Leave(IEnumerable<SyntaxNode> expressions) => Wrapped.ExceptWith(expressions);
}
