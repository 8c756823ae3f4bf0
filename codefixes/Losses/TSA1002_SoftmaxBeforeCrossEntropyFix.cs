using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the softmax.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1002_SoftmaxBeforeCrossEntropyFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1002_SoftmaxBeforeCrossEntropy.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } =
    [
        new RemoveActivation(),
        new RemoveActivation(keepsRepeated: true),
        new SwitchLossOfPart(LossSwitch.ToNLL, Head.Softmax, AppliedActivation.Log),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA1002_SoftmaxBeforeCrossEntropy();
}
