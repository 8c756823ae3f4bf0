using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>
/// Applies fixes in the order of the text, as if each were made after the one before: one edit may mend several findings, in several files,
/// so that merging texts that were edited apart would do the same work twice. Fixes of which none changes what another has read are made
/// in one round; then only the files with findings that the round can matter to are asked again.
/// </summary>
internal sealed class OrderedFixAll(ProgramFix fix, DiagnosticAnalyzer rule) : FixAllProvider
{
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        foreach (var id in ProjectsIn(fixAllContext).ToList())
            solution = await ApplyAsync(solution, id, fixAllContext).ConfigureAwait(false);
        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create(rule.SupportedDiagnostics[0].Title.ToString(formatProvider: null), _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<ProjectId> ProjectsIn(FixAllContext context) =>
        context.Scope == FixAllScope.Solution ? context.Solution.ProjectIds : [context.Project.Id];

    private async Task<Solution> ApplyAsync(Solution solution, ProjectId id, FixAllContext context)
    {
        if (solution.GetProject(id) is not { Language: LanguageNames.CSharp } project)
            return solution;
        var findings = Ordered(await FirstFindingsAsync(project, context).ConfigureAwait(false), project, context);
        // A fix may uncover a finding; but one that left its own would be made for ever.
        for (var rounds = (2 * findings.Count) + 8; rounds > 0; rounds--)
        {
            if (await new FixAllRound(fix, project, context).ApplyAsync(findings).ConfigureAwait(false) is not { } next)
                return project.Solution;
            var changed = next.GetProject(id)!;
            var documents = changed.GetChanges(project).GetChangedDocuments().ToList();
            if (documents.Count == 0)
                return project.Solution;
            findings = Ordered(await LaterFindingsAsync(findings, project, changed, documents, context).ConfigureAwait(false), changed, context);
            project = changed;
        }

        return project.Solution;
    }

    /// <summary>What the editor has on its screen already; in another project of the solution, before which this one was changed, it is not known.</summary>
    private async Task<IEnumerable<Diagnostic>> FirstFindingsAsync(Project project, FixAllContext context)
    {
        if (context.Scope == FixAllScope.Document && context.Document is { } document)
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        if (project == context.Solution.GetProject(project.Id))
            return await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
        var compilation = (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false))!;
        return await FindingsInAsync(compilation, compilation.SyntaxTrees, project, context).ConfigureAwait(false);
    }

    /// <summary>Those in files to which the round cannot matter stay; the others are looked for again, where they were found.</summary>
    private async Task<IEnumerable<Diagnostic>> LaterFindingsAsync(
        IReadOnlyList<Diagnostic> findings, Project before, Project after, IReadOnlyCollection<DocumentId> changed, FixAllContext context)
    {
        var compilation = (await after.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false))!;
        var (old, current) = (new List<SyntaxTree>(), new List<SyntaxTree>());
        foreach (var id in changed)
        {
            old.Add((await before.GetDocument(id)!.GetSyntaxTreeAsync(context.CancellationToken).ConfigureAwait(false))!);
            current.Add((await after.GetDocument(id)!.GetSyntaxTreeAsync(context.CancellationToken).ConfigureAwait(false))!);
        }

        var reached = new HashSet<SyntaxTree>(new Dependents(compilation).ReachedFrom(current, context.CancellationToken));
        reached.UnionWith(new Dependents((await before.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false))!).ReachedFrom(old, context.CancellationToken));
        reached.IntersectWith(compilation.SyntaxTrees);
        var files = new HashSet<string>(findings.Select(static finding => finding.Location.SourceTree!.FilePath), StringComparer.Ordinal);
        var again = reached.Where(tree => files.Contains(tree.FilePath) && IsInScope(after, tree, context));
        var kept = findings.Where(finding => compilation.ContainsSyntaxTree(finding.Location.SourceTree!) && !reached.Contains(finding.Location.SourceTree!));
        return kept.Concat(await FindingsInAsync(compilation, again, after, context).ConfigureAwait(false));
    }

    private async Task<IReadOnlyList<Diagnostic>> FindingsInAsync(Compilation compilation, IEnumerable<SyntaxTree> trees, Project project, FixAllContext context)
    {
        var analysis = compilation.WithAnalyzers(ImmutableArray.Create(rule), project.AnalyzerOptions);
        var findings = new List<Diagnostic>();
        foreach (var tree in trees)
            findings.AddRange(await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, context.CancellationToken).ConfigureAwait(false));
        return findings;
    }

    private static List<Diagnostic> Ordered(IEnumerable<Diagnostic> findings, Project project, FixAllContext context) =>
        findings
            .Where(finding => context.DiagnosticIds.Contains(finding.Id) && IsInScope(project, finding.Location.SourceTree, context))
            .OrderBy(static finding => finding.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Location.SourceSpan.Start).ToList();

    private static bool IsInScope(Project project, SyntaxTree? tree, FixAllContext context) =>
        project.GetDocument(tree) is { } document
        && (context.Scope != FixAllScope.Document || document.Id == context.Document?.Id);
}
