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
            var repairs = await RepairsForAsync(context.Document.Project, diagnostic, context.CancellationToken).ConfigureAwait(false);
            var isAnyOffered = false;
            foreach (var repair in repairs.All.Where(repair => isAnyOffered || !repair.IsSecondBest))
            {
                if (repair.Offer() is not { } offer || await offer.Edit.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is not { } solution)
                    continue;
                context.RegisterCodeFix(CodeAction.Create(offer.Title.ToString(formatProvider: null), _ => Task.FromResult(solution), repair.Key), diagnostic);
                isAnyOffered = true;
            }
        }
    }

    /// <summary>The repairs of a finding.</summary>
    internal abstract Task<PossibleRepairs> RepairsForAsync(Project project, Diagnostic diagnostic, CancellationToken cancellation);
}

/// <summary>A repair of one finding, which is looked for when it is asked.</summary>
/// <param name="Key">The key of the repair.</param>
/// <param name="IsSecondBest">Whether it is only worth a place beside a better one.</param>
/// <param name="Offer">The edit, or null where it would not be right.</param>
internal sealed record PossibleRepair(string Key, bool IsSecondBest, Func<RepairOffer?> Offer);

/// <summary>The ways to mend a finding.</summary>
/// <param name="All">Best first.</param>
/// <param name="Read">Asked after the offers: the files that decided them. As long as these stay what they are, the edits are right.</param>
internal sealed record PossibleRepairs(IReadOnlyList<PossibleRepair> All, Func<IReadOnlyCollection<SyntaxTree>> Read)
{
    public static readonly PossibleRepairs None = new([], static () => []);

    public static PossibleRepairs Of<TFinding>(IEnumerable<Repair<TFinding>> repairs, TFinding finding, Func<IReadOnlyCollection<SyntaxTree>> read) =>
        new([.. repairs.Select(repair => new PossibleRepair(repair.Key, repair.IsSecondBest, () => repair.For(finding)))], read);
}
