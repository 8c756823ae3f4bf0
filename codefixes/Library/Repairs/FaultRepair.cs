using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>A repair of the call that a finding is about.</summary>
internal abstract class FaultRepair(string edit, BilingualText title) : PlaceRepair(edit, title)
{
    /// <summary>Whether the finding is at the call, and not at its name or an argument.</summary>
    protected virtual bool IsOfWholeCall => false;

    protected sealed override IEnumerable<TextChange> Changes(SyntaxNode place, SemanticModel model, CancellationToken cancellation) =>
        FaultCall.Around(place, IsOfWholeCall, model, cancellation) is { } call ? Changes(call, cancellation) : [];

    /// <summary>The changes; none where there is no right edit.</summary>
    protected abstract IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation);
}
