using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the sigmoid, or takes the loss that wants probabilities.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1001_SigmoidBeforeBCEWithLogitsFix : LossFix
{
    private static readonly BilingualText LessStable = new("less stable", "数值稳定性较差");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1001_SigmoidBeforeBCEWithLogits.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } =
    [
        new RemoveActivation(),
        new RemoveActivation(keepsRepeated: true),
        new SwitchLoss(LossSwitch.ToBCE, Head.Sigmoid, LessStable),
        new SwitchLoss(LossSwitch.ToBCE, Head.Probability),
        new SwitchLossOfPart(LossSwitch.ToBCE, Head.Sigmoid),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA1001_SigmoidBeforeBCEWithLogits();
}
