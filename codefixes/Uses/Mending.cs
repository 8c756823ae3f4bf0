using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Uses;

/// <summary>Where an activation must be applied again when it is taken away at its source, so that all results but the loss stay what they were.</summary>
/// <param name="Wrapped">The expressions to apply it to: the first places from which the value reaches no loss.</param>
/// <param name="Wanted">The expressions whose value reaches a loss that wants it without the activation.</param>
/// <param name="Changed">The functions that return something else than before.</param>
internal sealed record Mending(HashSet<SyntaxNode> Wrapped, HashSet<SyntaxNode> Wanted, IReadOnlyList<SyntaxNode> Changed)
{
    /// <summary>The mending, or null if it cannot be shown to be complete.</summary>
    public static Mending? Of(ProgramTrace trace, Contexts contexts, Removal removal) =>
        new MendingSearch(UseSurvey.Of(trace, contexts, removal), trace, contexts, removal).Find() is { } found
        && !Escapes.Any(trace, contexts, found.Changed) && !Untraced.Any(trace, found.Changed)
            ? found
            : null;

    /// <summary>These keep the value that they have.</summary>
    public void Leave(IEnumerable<SyntaxNode> expressions) => Wrapped.ExceptWith(expressions);
}
