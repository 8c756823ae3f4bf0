using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1004_SquashedBeforeLogitsLossFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1004_SquashedBeforeLogitsLoss.Rule.Id);

    private protected override IReadOnlyList<Repair<Finding>> Repairs { get; } = [new RemoveActivation(), new RemoveActivation(keepsRepeated: true)];

    private protected override DiagnosticAnalyzer Rule => new TSA1004_SquashedBeforeLogitsLoss();
}
