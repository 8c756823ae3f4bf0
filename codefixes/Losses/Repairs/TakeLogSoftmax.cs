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
        var wanting = finding.Loss.Kind;
        if (DimensionFor(wanting, finding.Meaning) is not { } dimension)
            return null;
        var replaced = finding.Removal((loss, _, _) => loss.Kind == wanting) with
        {
            Meaning = new HeadMeaning(Head.Softmax, dimension), Dimension = dimension,
        };
        if (finding.MendingsOf(replaced).Whole() is not { Wrapped.Count: 0, HelperCalls.Count: 0 } uses)
            return null;
        var edit = new ProgramEdit(finding.Project);
        return new LogSoftmaxInstead(finding, replaced, edit).OfAll(uses)
            ? new RepairOffer(Titles.Replace(replaced, ActivationRemoval.AreSeen(uses.Changed, finding)), edit)
            : null;
    }

    /// <summary>Along which dimension the loss wants log-probabilities, if those that it is given go that way; the classes of a sequence come last.</summary>
    private static long? DimensionFor(LossKind loss, HeadMeaning meaning) => (loss, meaning) switch
    {
        (LossKind.NegativeLogLikelihood, { Head: Head.Sigmoid } or { Head: Head.Softmax, IsOverClasses: true }) => 1,
        (LossKind.Alignment, { Head: Head.Softmax, Dimension: 2 or -1 }) => meaning.Dimension,
        _ => null,
    };
}
