using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the log-softmax, or takes the loss that wants log-probabilities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1003_LogSoftmaxBeforeCrossEntropyFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1003_LogSoftmaxBeforeCrossEntropy.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } = [new RemoveActivation(), new RemoveActivation(keepsRepeated: true), new SwitchLoss(LossSwitch.ToNLL, Head.LogSoftmax)];

    private protected override DiagnosticAnalyzer Rule => new TSA1003_LogSoftmaxBeforeCrossEntropy();
}
