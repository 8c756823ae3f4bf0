using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Removes the activation at its source, and applies it again wherever its result is used for something else than a loss.</summary>
internal sealed class RemoveActivation() : Repair<Finding>(nameof(RemoveActivation))
{
    public override async Task<RepairOffer?> ForAsync(Finding finding, CancellationToken cancellation)
    {
        var removal = finding.Removal(static (loss, _, _) => loss.Kind is LossKind.BinaryCrossEntropyWithLogits or LossKind.CrossEntropy);
        var edit = new ProgramEdit(finding.Project);
        return ActivationRemoval.Into(edit, finding, removal) is { } done
            ? await RepairOffer.OfAsync(Titles.Remove(removal, done), edit, cancellation).ConfigureAwait(false)
            : null;
    }
}
