using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>Turns the loss's input into what the loss takes, right at the loss.</summary>
/// <param name="function">What to apply.</param>
/// <param name="suits">What it is right for.</param>
internal sealed class ApplyBeforeLoss(AppliedActivation function, params Head[] suits)
    : Repair<Finding>(nameof(ApplyBeforeLoss) + function.Name + (function == AppliedActivation.LogSoftmaxOfLast ? nameof(AppliedActivation.LogSoftmaxOfLast) : ""))
{
    /// <summary>The losses that it is right for; null for all.</summary>
    public LossKind? Only { get; init; }

    public override RepairOffer? For(Finding finding)
    {
        if (Only is { } kind && kind != finding.Loss.Kind)
            return null;
        if (finding.Observation.Site.Argument.Node is not ExpressionSyntax input || !finding.Contexts.ValuesOf(input).All(Suits) || !IsAlwaysTheSameLoss(finding))
            return null;
        var edit = new ProgramEdit(finding.Project);
        function.Wrap(input, finding, edit);
        return new RepairOffer(TitleFor(finding.Loss.Name), edit);
    }

    private bool Suits(Value input) => input is Fact { Meaning: HeadMeaning { Head: var head } } && suits.Contains(head);

    /// <summary>A loss that stands in where the caller gives none is another one, even if nobody leaves it out yet.</summary>
    private static bool IsAlwaysTheSameLoss(Finding finding)
    {
        if (finding.Observation.Site.Call.Node is not InvocationExpressionSyntax { Expression: var called })
            return false;
        var function = called is MemberAccessExpressionSyntax { Expression: var receiver } ? receiver : called;
        return finding.Trace.BodyAround(function)?.ValueOf(function) is not Choice { IsRestricted: false }
            && finding.Contexts.ValuesOf(function).All(value => value is not LibraryObject { Function: LossFunction other } || other.Kind == finding.Loss.Kind);
    }

    private BilingualText TitleFor(string loss)
    {
        var name = loss.Substring(loss.LastIndexOf('.') + 1);
        return new BilingualText($"Apply {function.Name} to what {name} is given", $"对 {name} 的输入应用 {function.Name}");
    }
}
