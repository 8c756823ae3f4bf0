using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Takes the loss that applies the activation itself, and removes the activation at its source.</summary>
/// <param name="to">The new loss.</param>
/// <param name="activations">What it makes superfluous.</param>
internal sealed class SwitchLossAndRemoveActivation(LossSwitch to, params Head[] activations)
    : Repair<Finding>(nameof(SwitchLossAndRemoveActivation) + to.Class)
{
    public override RepairOffer? For(Finding finding)
    {
        if (!activations.Contains(finding.Meaning.Head) || LossInUse.Of(finding) is not { } loss)
            return null;
        if (!loss.Inputs.All(input => input is Fact { Meaning: HeadMeaning { Head: var head } } && head == finding.Meaning.Head))
            return null;
        var activated = loss.Inputs.OfType<Fact>().Aggregate(finding.Input.Origins, static (all, input) => all.Union(input.Origins));
        var removal = finding.Removal(activated, (other, call, creation) =>
            loss.Is(call, creation) || other.Kind is LossKind.BinaryCrossEntropyWithLogits or LossKind.CrossEntropy);
        return loss.Inputs.All(removal.Covers) ? Offer(finding, loss, removal, leavesRepeated: true) ?? Offer(finding, loss, removal, leavesRepeated: false) : null;
    }

    /// <summary>Where sigmoid or softmax is applied to the result anyway, it was taken for logits, and is left as it is.</summary>
    private RepairOffer? Offer(Finding finding, LossInUse loss, Removal removal, bool leavesRepeated)
    {
        var edit = new ProgramEdit(finding.Project);
        return to.Into(edit, loss, finding) && ActivationRemoval.Into(edit, finding, removal, leavesRepeated) is { } done
            ? new RepairOffer(Titles.SwitchAndRemove(to.NameFor(loss), removal, done), edit)
            : null;
    }
}
