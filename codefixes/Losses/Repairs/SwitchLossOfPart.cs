using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>
/// Takes the loss that goes with the activation, where its result lies in a list or an object that nobody follows and the activation cannot be removed.
/// </summary>
/// <param name="to">The new loss.</param>
/// <param name="suits">What it is right for.</param>
/// <param name="before">What must be applied to the input, or null.</param>
internal sealed class SwitchLossOfPart(LossSwitch to, Head suits, AppliedActivation? before = null) : Repair<Finding>(nameof(SwitchLossOfPart) + to.Class)
{
    private static readonly RemoveActivation Better = new();

    public override RepairOffer? For(Finding finding)
    {
        if (finding.Meaning.Head != suits || (before is not null && !finding.Meaning.IsOverClasses) || !PackedResults.Any(finding) || Better.For(finding) is not null
            || LossInUse.Of(finding) is not { } loss || !loss.Inputs.All(Suits))
            return null;
        var edit = new ProgramEdit(finding.Project);
        return to.Into(edit, loss, finding) && Apply(edit, loss, finding) ? new RepairOffer(TitleFor(to.NameFor(loss)), edit) : null;
    }

    private bool Suits(Value input) => input is Fact { Meaning: HeadMeaning { Head: var head } } && head == suits;

    private bool Apply(ProgramEdit edit, LossInUse loss, Finding finding)
    {
        if (before is null)
            return true;
        foreach (var input in loss.InputTexts)
        {
            if (input is not ExpressionSyntax text)
                return false;
            before.Wrap(text, finding, edit);
        }

        return true;
    }

    private BilingualText TitleFor(string loss) => before is null
        ? new BilingualText($"Use {loss} instead (less stable)", $"改用 {loss}（数值稳定性较差）")
        : new BilingualText($"Use {loss} on the logarithm instead (less stable)", $"取对数并改用 {loss}（数值稳定性较差）");
}
