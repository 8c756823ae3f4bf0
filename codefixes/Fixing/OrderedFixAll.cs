using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>
/// Applies fixes one after the other, and looks again after each: one edit may mend several findings, in several files, so that
/// merging texts that were edited apart would do the same work twice.
/// </summary>
internal sealed class OrderedFixAll(ProgramFix fix, DiagnosticAnalyzer rule) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = await ApplyAsync(fixAllContext).ConfigureAwait(false);
        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create(rule.SupportedDiagnostics[0].Title.ToString(formatProvider: null), _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private async Task<Solution> ApplyAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var project in ProjectsIn(context).ToList())
        {
            while (await ApplyNextAsync(solution, project, context).ConfigureAwait(false) is { } next)
                solution = next;
        }

        return solution;
    }

    private static IEnumerable<ProjectId> ProjectsIn(FixAllContext context) =>
        context.Scope == FixAllScope.Solution ? context.Solution.ProjectIds : [context.Project.Id];

    /// <summary>The solution after the first fix that is on offer, or null if there is none.</summary>
    private async Task<Solution?> ApplyNextAsync(Solution solution, ProjectId id, FixAllContext context)
    {
        if (solution.GetProject(id) is not { Language: LanguageNames.CSharp } project)
            return null;
        foreach (var finding in await FindingsAsync(project, context).ConfigureAwait(false))
        {
            var offers = await fix.OffersAsync(project, finding, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false);
            if (offers.FirstOrDefault(offer => offer.Key == context.CodeActionEquivalenceKey).Offer is { Solution: var changed })
                return changed;
        }

        return null;
    }

    private async Task<IEnumerable<Diagnostic>> FindingsAsync(Project project, FixAllContext context)
    {
        if (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
            return [];
        var analysis = compilation.WithAnalyzers(ImmutableArray.Create(rule), project.AnalyzerOptions);
        var findings = await analysis.GetAnalyzerDiagnosticsAsync(context.CancellationToken).ConfigureAwait(false);
        return findings
            .Where(finding => context.DiagnosticIds.Contains(finding.Id) && IsInScope(project, finding, context))
            .OrderBy(static finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Location.SourceSpan.Start);
    }

    private static bool IsInScope(Project project, Diagnostic finding, FixAllContext context) =>
        project.GetDocument(finding.Location.SourceTree) is { } document
        && (context.Scope != FixAllScope.Document || document.Id == context.Document?.Id);
}
