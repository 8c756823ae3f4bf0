using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>
/// The base of fixes for which the file of the finding is enough: <c>var _ = no_grad()</c> becomes <c>using var _ = no_grad()</c>, whatever
/// stands elsewhere. Nothing is traced. FixAll rewrites each file once.
/// </summary>
public abstract class LocalFix : CodeFixProvider
{
    /// <summary>The ways to mend a finding, best first.</summary>
    private protected abstract IReadOnlyList<LocalRepair> Repairs { get; }

    /// <summary>The rule that the repairs answer; FixAll asks it again for a finding that lies within the text of another.</summary>
    private protected abstract DiagnosticAnalyzer Rule { get; }

    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, findings) =>
        await LocalFixAll.OfAsync(
            document, findings, Wanted(context.CodeActionEquivalenceKey), Rule, context.CancellationToken).ConfigureAwait(false));

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var repair in Repairs)
            {
                var changes = await repair.ChangesAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
                if (!changes.IsEmpty)
                    context.RegisterCodeFix(ActionOf(repair, context.Document, changes), diagnostic);
            }
        }
    }

    /// <summary>
    /// The ways that go by the key. <c>dotnet format</c> takes the key of the first finding's fix, and has none where that finding has no fix: then each finding is mended
    /// in the first way that is on offer for it.
    /// </summary>
    private IReadOnlyList<LocalRepair> Wanted(string? key) => string.IsNullOrEmpty(key) ? Repairs : [.. Repairs.Where(repair => repair.Group == key)];

    private static CodeAction ActionOf(LocalRepair repair, Document document, ImmutableArray<TextChange> changes) =>
        CodeAction.Create(
            repair.Title.ToString(formatProvider: null),
            async cancellation => await LocalFixAll.WithoutUnusedUsingsAsync(
                document, document.WithText((await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes)), cancellation).ConfigureAwait(false),
            repair.Group);
}

/// <summary>One way to mend a finding in its own file.</summary>
/// <param name="key">Tells it from the other ways.</param>
/// <param name="title">What it does.</param>
internal abstract class LocalRepair(string key, BilingualText title)
{
    public string Key => key;

    public BilingualText Title => title;

    /// <summary>Joins it in FixAll with others: those of its own key, unless a finding never has more than one of a group.</summary>
    public virtual string Group => key;

    /// <summary>The changes, in the order of the text and apart from each other; none where there is no right edit.</summary>
    public async Task<ImmutableArray<TextChange>> ChangesAsync(Document document, Diagnostic finding, CancellationToken cancellation)
    {
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return model is null || root is null || !root.FullSpan.Contains(finding.Location.SourceSpan)
            ? ImmutableArray<TextChange>.Empty
            : ChangesFor(root.FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true), finding, model, cancellation)
                .OrderBy(static change => change.Span.Start).ToImmutableArray();
    }

    /// <summary>The changes: only of what must change, so that comments and layout stay as they are.</summary>
    /// <param name="place">The innermost node of the finding.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="model">What names mean in the file.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    protected abstract IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation);
}
