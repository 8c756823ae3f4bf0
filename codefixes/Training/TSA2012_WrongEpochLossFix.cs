using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Makes the mean over the epoch: weights each loss, divides by the number of batches, or adds up what was the last one alone.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2012_WrongEpochLossFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2012_WrongEpochLoss.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new WeightedLossRepair(),
        new BatchCountRepair(),
        new MeanLossRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2012_WrongEpochLoss();
}
