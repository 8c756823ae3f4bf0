using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>The base of fixes that look at the program around a finding, and may edit any file of it: offers what can be shown to be right.</summary>
public abstract class ProgramFix : CodeFixProvider
{
    /// <summary>The rule that the repairs answer; FixAll asks it again after each edit.</summary>
    private protected abstract DiagnosticAnalyzer Rule { get; }

    public sealed override FixAllProvider GetFixAllProvider() => new OrderedFixAll(this, Rule);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var offers = await OffersAsync(context.Document.Project, diagnostic, null, context.CancellationToken).ConfigureAwait(false);
            foreach (var (key, offer) in offers.All)
                context.RegisterCodeFix(ActionOf(offer, key), diagnostic);
        }
    }

    /// <summary>The edits that would be right, best first, each with the key of its repair.</summary>
    /// <param name="project">The program.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="wanted">The key of the only repair that matters, or null if all do.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    internal abstract Task<RepairOffers> OffersAsync(
        Project project, Diagnostic diagnostic, string? wanted, CancellationToken cancellation);

    /// <summary>The offers of these repairs for a finding. One that is second best is offered only beside a better one.</summary>
    private protected static async Task<IReadOnlyList<(string Key, RepairOffer Offer)>> OffersOfAsync<TFinding>(
        IReadOnlyList<Repair<TFinding>> repairs, TFinding finding, string? wanted, CancellationToken cancellation)
    {
        var offers = new List<(string, RepairOffer)>();
        foreach (var repair in repairs)
        {
            if ((repair.IsSecondBest && offers.Count == 0) || !Matters(repair, repairs, wanted))
                continue;
            if (await repair.ForAsync(finding, cancellation).ConfigureAwait(false) is { } offer)
                offers.Add((repair.Key, offer));
        }

        return offers;
    }

    /// <summary>Whether a repair is wanted, or decides whether a second-best one that is wanted may be offered.</summary>
    private static bool Matters<TFinding>(Repair<TFinding> repair, IReadOnlyList<Repair<TFinding>> repairs, string? wanted) =>
        wanted is null || repair.Key == wanted || repairs.Any(other => other.Key == wanted && other.IsSecondBest);

    private static CodeAction ActionOf(RepairOffer offer, string key) =>
        CodeAction.Create(offer.Title.ToString(formatProvider: null), _ => Task.FromResult(offer.Solution), key);
}

/// <summary>The edits that would be right for a finding.</summary>
/// <param name="All">Best first, each with the key of its repair.</param>
/// <param name="Read">The files that decided it: as long as these stay what they are, the edits are right.</param>
internal sealed record RepairOffers(IReadOnlyList<(string Key, RepairOffer Offer)> All, IReadOnlyCollection<SyntaxTree> Read)
{
    public static readonly RepairOffers None = new([], []);
}
