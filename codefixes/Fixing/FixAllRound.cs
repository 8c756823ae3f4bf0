using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TorchSharp.Analyzers.Edits;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>Fixes that do not touch each other, made on one state of a project. What must wait for another is made in a later round.</summary>
internal sealed class FixAllRound(ProgramFix fix, Project project, FixAllContext context)
{
    private readonly HashSet<SyntaxTree> _changed = [];
    private readonly HashSet<SyntaxTree> _read = [];
    private readonly List<(Diagnostic Finding, ProgramEdit Edit)> _edits = [];

    /// <summary>Takes each fix that is on offer, unless it has read, or would change, what an earlier one changes or has read.</summary>
    /// <returns>The solution after the round, or null if nothing was to be done.</returns>
    public async Task<Solution?> ApplyAsync(IReadOnlyList<Diagnostic> findings)
    {
        while (true)
        {
            await TakeAsync(findings).ConfigureAwait(false);
            if (_edits.Count == 0)
                return null;
            if (await TogetherAsync().ConfigureAwait(false) is { } solution)
                return solution;
            var bad = await BadAsync().ConfigureAwait(false);
            if (bad.Count == 0)
                return null;
            findings = findings.Where(finding => !bad.Contains(finding)).ToList();
        }
    }

    private async Task TakeAsync(IEnumerable<Diagnostic> findings)
    {
        _edits.Clear();
        _changed.Clear();
        _read.Clear();
        foreach (var finding in findings.Where(finding => !IsTouched(finding)))
        {
            var repairs = await fix.RepairsForAsync(project, finding, context.CancellationToken).ConfigureAwait(false);
            if (await WantedAsync(repairs).ConfigureAwait(false) is { } edit)
                Take(finding, edit, repairs.Read());
        }
    }

    /// <summary>Whether an earlier fix changes a file in which the finding has a place: it need not be looked at yet.</summary>
    private bool IsTouched(Diagnostic finding) =>
        finding.AdditionalLocations.Prepend(finding.Location).Any(place => place.SourceTree is { } tree && _changed.Contains(tree));

    /// <summary>
    /// The edit of the repair that all findings are to be mended with; of the first on offer, where none is named. One that is second best is on offer only beside a
    /// better one.
    /// </summary>
    private async Task<ProgramEdit?> WantedAsync(PossibleRepairs repairs)
    {
        if (string.IsNullOrEmpty(context.CodeActionEquivalenceKey))
            return await BestAsync(repairs).ConfigureAwait(false);
        if (repairs.All.FirstOrDefault(repair => repair.Key == context.CodeActionEquivalenceKey) is not { } wanted || wanted.Offer() is not { } offer)
            return null;
        return !wanted.IsSecondBest || await BestAsync(repairs).ConfigureAwait(false) is not null ? offer.Edit : null;
    }

    private async Task<ProgramEdit?> BestAsync(PossibleRepairs repairs)
    {
        foreach (var repair in repairs.All.Where(static repair => !repair.IsSecondBest))
        {
            if (repair.Offer() is { } offer && await offer.Edit.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is not null)
                return offer.Edit;
        }

        return null;
    }

    private void Take(Diagnostic finding, ProgramEdit edit, IReadOnlyCollection<SyntaxTree> read)
    {
        var own = edit.Files;
        if (_changed.Overlaps(own) || _changed.Overlaps(read) || _read.Overlaps(own))
            return;
        _changed.UnionWith(own);
        _read.UnionWith(read);
        _edits.Add((finding, edit));
    }

    /// <summary>All at once: whether the program compiles is asked once.</summary>
    private async Task<Solution?> TogetherAsync()
    {
        var all = new ProgramEdit(project);
        _edits.ForEach(made => all.Add(made.Edit));
        return await all.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
    }

    /// <summary>Findings whose edits leave a program that does not compile: they have no fix, and the others must not wait for them.</summary>
    private async Task<List<Diagnostic>> BadAsync()
    {
        var bad = new List<Diagnostic>();
        foreach (var (finding, edit) in _edits)
        {
            if (await edit.ApplyAsync(context.CancellationToken).ConfigureAwait(false) is null)
                bad.Add(finding);
        }

        return bad;
    }
}
