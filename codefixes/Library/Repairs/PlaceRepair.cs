using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>A repair that is on offer where the file compiles with it as it did without.</summary>
internal abstract class PlaceRepair(string edit, BilingualText title) : LocalRepair(edit, title)
{
    /// <summary>A finding asks for one edit, so a mass repair makes them all at once.</summary>
    public sealed override string Group => FaultCheck.Edit;

    protected sealed override IEnumerable<TextChange> ChangesFor(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation)
    {
        if (!finding.Properties.TryGetValue(FaultCheck.Edit, out var wanted) || wanted != Key)
            return [];
        var changes = Changes(place, model, cancellation).OrderBy(static change => change.Span.Start).ToList();
        return changes.Count > 0 && Compiles(changes, model, cancellation) ? changes : [];
    }

    /// <summary>The changes; none where there is no right edit.</summary>
    protected abstract IEnumerable<TextChange> Changes(SyntaxNode place, SemanticModel model, CancellationToken cancellation);

    private static bool Compiles(IReadOnlyList<TextChange> changes, SemanticModel model, CancellationToken cancellation)
    {
        var tree = model.SyntaxTree;
        var changed = tree.WithChangedText(tree.GetText(cancellation).WithChanges(changes));
        var after = model.Compilation.ReplaceSyntaxTree(tree, changed).GetSemanticModel(changed);
        return Errors(after, cancellation) <= Errors(model, cancellation);
    }

    private static int Errors(SemanticModel model, CancellationToken cancellation) =>
        model.GetDiagnostics(cancellationToken: cancellation).Count(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
