using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>
/// All findings of one file, mended in one rewrite: the changes are made from the end of the text, so that none moves another. Where two
/// overlap, as <c>Old(Old())</c> may, the first one is made, and the file is asked again for the rest.
/// </summary>
internal static class LocalFixAll
{
    public static async Task<Document> OfAsync(
        Document document, ImmutableArray<Diagnostic> findings, IReadOnlyList<LocalRepair> repairs, DiagnosticAnalyzer rule, CancellationToken cancellation)
    {
        var before = document;
        while (true)
        {
            var (changes, isMore) = await ChangesAsync(document, findings, repairs, cancellation).ConfigureAwait(false);
            if (changes.Count == 0)
                return await WithoutUnusedUsingsAsync(before, document, cancellation).ConfigureAwait(false);
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            document = document.WithText(text.WithChanges(changes));
            if (!isMore)
                return await WithoutUnusedUsingsAsync(before, document, cancellation).ConfigureAwait(false);
            findings = await FindingsAsync(document, rule, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Without the usings that only the replaced text needed.</summary>
    public static async Task<Document> WithoutUnusedUsingsAsync(Document before, Document after, CancellationToken cancellation)
    {
        if (before == after || await after.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return after;
        var changed = new Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> { [model.SyntaxTree] = model.GetDiagnostics(cancellationToken: cancellation) };
        var solution = await UnusedUsings.RemoveAsync(before.Project, after.Project.Solution, changed, cancellation).ConfigureAwait(false);
        return solution.GetDocument(after.Id)!;
    }

    /// <summary>The changes that do not overlap, in the order of the text, and whether others must wait for them.</summary>
    private static async Task<(IReadOnlyList<TextChange> Changes, bool IsMore)> ChangesAsync(
        Document document, IEnumerable<Diagnostic> findings, IReadOnlyList<LocalRepair> repairs, CancellationToken cancellation)
    {
        var taken = new List<TextChange>();
        var isMore = false;
        foreach (var finding in findings.OrderBy(static finding => finding.Location.SourceSpan.Start).ThenByDescending(static finding => finding.Location.SourceSpan.Length))
        {
            var changes = await FirstAsync(document, finding, repairs, cancellation).ConfigureAwait(false);
            var isFree = changes.All(change => !taken.Exists(other => Overlap(change.Span, other.Span)));
            if (isFree)
                taken.AddRange(changes);
            isMore |= !isFree;
        }

        return (taken.OrderBy(static change => change.Span.Start).ToList(), isMore);
    }

    private static async Task<ImmutableArray<TextChange>> FirstAsync(
        Document document, Diagnostic finding, IReadOnlyList<LocalRepair> repairs, CancellationToken cancellation)
    {
        foreach (var repair in repairs)
        {
            var changes = await repair.ChangesAsync(document, finding, cancellation).ConfigureAwait(false);
            if (!changes.IsEmpty)
                return changes;
        }

        return ImmutableArray<TextChange>.Empty;
    }

    /// <summary>Two insertions at one place are in each other's way, too: nobody knows which comes first.</summary>
    private static bool Overlap(TextSpan one, TextSpan other) => one.OverlapsWith(other) || (one.IsEmpty && other.IsEmpty && one == other)
        || (one.IsEmpty && other.Start < one.Start && one.Start < other.End) || (other.IsEmpty && one.Start < other.Start && other.Start < one.End);

    private static async Task<ImmutableArray<Diagnostic>> FindingsAsync(Document document, DiagnosticAnalyzer rule, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var analysis = model.Compilation.WithAnalyzers(ImmutableArray.Create(rule), document.Project.AnalyzerOptions);
        return await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, null, cancellation).ConfigureAwait(false);
    }
}
