using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Removes the activation at its source, and applies it again wherever its result is used for something else than a loss. A mean of probabilities is no mean of logits: that stays.</summary>
internal sealed class RemoveActivation() : Repair<Finding>(nameof(RemoveActivation))
{
    public override RepairOffer? For(Finding finding)
    {
        if (finding.Meaning.Head == Head.Probability)
            return null;
        var removal = finding.Removal(static (loss, _, _) => loss.Kind is LossKind.BinaryCrossEntropyWithLogits or LossKind.CrossEntropy);
        var edit = new ProgramEdit(finding.Project);
        return ActivationRemoval.Into(edit, finding, removal) is { } done
            ? new RepairOffer(Titles.Remove(removal, done), edit)
            : null;
    }
}
