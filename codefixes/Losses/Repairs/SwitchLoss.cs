using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Takes the loss that goes with what the model makes, where all that the loss is given suits the new one.</summary>
/// <param name="to">The new loss.</param>
/// <param name="suits">What the new loss takes.</param>
/// <param name="drawback">What speaks against it, in both languages.</param>
internal sealed class SwitchLoss(LossSwitch to, Head suits, BilingualText? drawback = null) : Repair<Finding>(nameof(SwitchLoss) + to.Class + (suits == Head.Probability ? nameof(Head.Probability) : ""))
{
    public override bool IsSecondBest => drawback is not null;

    public override RepairOffer? For(Finding finding)
    {
        var edit = new ProgramEdit(finding.Project);
        return LossInUse.Of(finding) is { } loss && loss.Inputs.All(Suits) && to.Into(edit, loss, finding)
            ? new RepairOffer(TitleFor(to.NameFor(loss)), edit)
            : null;
    }

    /// <summary>Log-probabilities over another dimension than the classes are none for the loss.</summary>
    private bool Suits(Value input) =>
        input is Fact { Meaning: HeadMeaning meaning } && meaning.Head == suits && (suits != Head.LogSoftmax || meaning.IsOverClasses);

    private BilingualText TitleFor(string loss) =>
        drawback is null
            ? new BilingualText($"Use {loss} instead", $"改用 {loss}")
            : new BilingualText($"Use {loss} instead ({drawback.English})", $"改用 {loss}（{drawback.Chinese}）");
}
