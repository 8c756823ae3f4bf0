using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>
/// Removes the activation at its source, and applies it again wherever its result is used for something else than a loss. A mean of probabilities is no mean
/// of logits: that stays.
/// </summary>
/// <param name="keepsRepeated">
/// Whether it is applied again even where sigmoid or softmax is applied anyway, which is worth an offer only beside the one that leaves it out there.
/// </param>
internal sealed class RemoveActivation(bool keepsRepeated = false) : Repair<Finding>(nameof(RemoveActivation) + (keepsRepeated ? "Everywhere" : ""))
{
    public override bool IsSecondBest => keepsRepeated;

    public override RepairOffer? For(Finding finding)
    {
        if (finding.Meaning.Head == Head.Probability)
            return null;
        var removal = finding.Removal(static (loss, _, _) => loss.Kind is LossKind.BinaryCrossEntropyWithLogits or LossKind.CrossEntropy);
        var plain = Offer(finding, removal, leavesRepeated: true);
        return keepsRepeated ? plain is null ? null : Offer(finding, removal, leavesRepeated: false)
            : plain ?? Offer(finding, removal, leavesRepeated: false);
    }

    private static RepairOffer? Offer(Finding finding, Removal removal, bool leavesRepeated)
    {
        var edit = new ProgramEdit(finding.Project);
        return ActivationRemoval.Into(edit, finding, removal, leavesRepeated) is { } done
            ? new RepairOffer(Titles.Remove(removal, done), edit)
            : null;
    }
}
