using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Takes the loss that wants logits, or makes log-probabilities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1006_NoLogProbabilitiesBeforeNLLLossFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1006_NoLogProbabilitiesBeforeNLLLoss.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } =
    [
        new SwitchLoss(LossSwitch.ToCrossEntropy, Head.Logits),
        new SwitchLossAndRemoveActivation(LossSwitch.ToCrossEntropy, Head.Softmax, Head.Sigmoid, Head.Tanh, Head.Relu),
        new ApplyBeforeLoss(AppliedActivation.LogSoftmax, Head.Logits) { Only = LossKind.NegativeLogLikelihood },
        new ApplyBeforeLoss(AppliedActivation.LogSoftmaxOfLast, Head.Logits) { Only = LossKind.Alignment },
        new ApplyBeforeLoss(AppliedActivation.Log, Head.Probability),
        new TakeLogSoftmax(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA1006_NoLogProbabilitiesBeforeNLLLoss();
}
