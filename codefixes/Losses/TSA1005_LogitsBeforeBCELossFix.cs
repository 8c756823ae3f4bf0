using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Takes the loss that wants logits, or makes probabilities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1005_LogitsBeforeBCELossFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1005_LogitsBeforeBCELoss.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } =
    [
        new SwitchLoss(LossSwitch.ToBCEWithLogits, Head.Logits),
        new SwitchLossAndRemoveActivation(LossSwitch.ToBCEWithLogits, Head.LogSigmoid, Head.Tanh, Head.Relu),
        new ApplyBeforeLoss(AppliedActivation.Sigmoid, Head.Logits),
        new ApplyBeforeLoss(AppliedActivation.Exp, Head.LogSigmoid, Head.LogSoftmax),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA1005_LogitsBeforeBCELoss();
}
