using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Fixing;

/// <summary>A repair that is on offer where the file compiles with it as it did without.</summary>
internal abstract class CompilingRepair(string key, BilingualText title) : LocalRepair(key, title)
{
    protected sealed override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        var changes = Changes(place, finding, model, cancellation).OrderBy(static change => change.Span.Start).ToList();
        return changes.Count > 0 && Compiles(changes, model, cancellation) ? changes : [];
    }

    /// <summary>The changes; none where there is no right edit.</summary>
    protected abstract IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation);

    /// <summary>Only what an edit can break is bound: of a mass repair each finding asks for its own member, and not for the file.</summary>
    private static bool Compiles(IReadOnlyList<TextChange> changes, SemanticModel model, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        var changed = tree.WithChangedText(tree.GetText(cancellation).WithChanges(changes));
        var after = model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed);
        var body = BodyOf(tree.GetRoot(cancellation), changes);
        var grown = changes.Sum(static change => change.NewText!.Length - change.Span.Length);
        return Errors(after, body is { } span ? new TextSpan(span.Start, span.Length + grown) : null, cancellation) <= Errors(model, body, cancellation);
    }

    /// <summary>The body that has all changes; null where what others see may change: a type, a field, top-level statements.</summary>
    private static TextSpan? BodyOf(SyntaxNode root, IReadOnlyList<TextChange> changes)
    {
        var all = TextSpan.FromBounds(changes[0].Span.Start, changes[changes.Count - 1].Span.End);
        return root.FindNode(all).AncestorsAndSelf().FirstOrDefault(static node => node is (BlockSyntax or ArrowExpressionClauseSyntax) && node.Parent is BaseMethodDeclarationSyntax) is { } body
            && body.Span.Contains(all) && all.Start > body.SpanStart ? body.Span : null;
    }

    private static int Errors(SemanticModel model, TextSpan? span, CancellationToken cancellation) =>
        model.GetDiagnostics(span, cancellation).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
