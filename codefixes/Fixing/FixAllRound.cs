using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>Fixes that do not touch each other, made on one state of a project. What must wait for another is made in a later round.</summary>
internal sealed class FixAllRound(ProgramFix fix, Project project, FixAllContext context)
{
    private readonly HashSet<DocumentId> _changed = [];
    private readonly HashSet<DocumentId> _read = [];
    private Project? _result;

    /// <summary>The project after the round.</summary>
    public Project Result => _result ?? project;

    public IReadOnlyCollection<DocumentId> Changed => _changed;

    /// <summary>Makes each fix that is on offer, unless it has read, or would change, what an earlier one changes or has read.</summary>
    public async Task ApplyAsync(IEnumerable<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            if (IsTouched(finding))
                continue;
            var offers = await fix.OffersAsync(project, finding, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false);
            if (offers.All.FirstOrDefault(offer => offer.Key == context.CodeActionEquivalenceKey).Offer is not { } offer)
                continue;
            await MakeAsync(offer, offers.Read.Select(tree => project.GetDocument(tree)?.Id).OfType<DocumentId>().ToList()).ConfigureAwait(false);
        }
    }

    /// <summary>Whether an earlier fix changes a file in which the finding has a place: it need not be looked at yet.</summary>
    private bool IsTouched(Diagnostic finding) =>
        finding.AdditionalLocations.Prepend(finding.Location).Any(place => project.GetDocument(place.SourceTree) is { } document && _changed.Contains(document.Id));

    private async Task MakeAsync(RepairOffer offer, IReadOnlyList<DocumentId> read)
    {
        var own = offer.Solution.GetChanges(project.Solution).GetProjectChanges().SelectMany(static changes => changes.GetChangedDocuments()).ToList();
        if (_changed.Overlaps(own) || _changed.Overlaps(read) || _read.Overlaps(own))
            return;
        var solution = Result.Solution;
        foreach (var id in own)
            solution = solution.WithDocumentSyntaxRoot(id, (await offer.Solution.GetDocument(id)!.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!);
        _changed.UnionWith(own);
        _read.UnionWith(read);
        _result = solution.GetProject(project.Id);
    }
}
