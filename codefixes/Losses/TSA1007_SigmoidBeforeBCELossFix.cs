using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Takes the loss that applies sigmoid itself, and removes the sigmoid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1007_SigmoidBeforeBCELossFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1007_SigmoidBeforeBCELoss.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } = [new SwitchLossAndRemoveActivation(LossSwitch.ToBCEWithLogits, Head.Sigmoid)];

    private protected override DiagnosticAnalyzer Rule => new TSA1007_SigmoidBeforeBCELoss();
}
