using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>A repair of what a row of the tables of faults names.</summary>
internal abstract class PlaceRepair(string edit, BilingualText title) : CompilingRepair(edit, title)
{
    /// <summary>A finding asks for one edit, so a mass repair makes them all at once.</summary>
    public sealed override string Group => FaultCheck.Edit;

    protected sealed override IEnumerable<TextChange> Changes(SyntaxNode place, Diagnostic finding, SemanticModel model, CancellationToken cancellation) =>
        finding.Properties.TryGetValue(FaultCheck.Edit, out var wanted) && wanted == Key ? Changes(place, model, cancellation) : [];

    /// <summary>The changes; none where there is no right edit.</summary>
    protected abstract IEnumerable<TextChange> Changes(SyntaxNode place, SemanticModel model, CancellationToken cancellation);
}
