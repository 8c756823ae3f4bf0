using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Makes log-probabilities where probabilities were made, if nothing but a loss over log-probabilities uses their numbers.</summary>
internal sealed class TakeLogSoftmax() : Repair<Finding>(nameof(TakeLogSoftmax))
{
    public override RepairOffer? For(Finding finding)
    {
        if (finding.Meaning is not ({ Head: Head.Sigmoid } or { Head: Head.Softmax, IsOverClasses: true }))
            return null;
        var replaced = finding.Removal(static (loss, _, _) => loss.Kind == LossKind.NegativeLogLikelihood) with
        {
            Meaning = new HeadMeaning(Head.Softmax, 1), Dimension = 1,
        };
        if (Mending.Of(finding.Trace, finding.Contexts, replaced) is not { Wrapped.Count: 0, HelperCalls.Count: 0 } uses)
            return null;
        var edit = new ProgramEdit(finding.Project);
        return new LogSoftmaxInstead(finding, replaced, edit).OfAll(uses)
            ? new RepairOffer(Titles.Replace(replaced, ActivationRemoval.AreSeen(uses.Changed, finding)), edit)
            : null;
    }
}
