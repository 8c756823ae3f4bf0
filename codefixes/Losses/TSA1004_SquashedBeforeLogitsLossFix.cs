using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the activation.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1004_SquashedBeforeLogitsLossFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1004_SquashedBeforeLogitsLoss.Rule.Id);

    private protected override IReadOnlyList<Repair> Repairs { get; } = [new RemoveActivation()];

    private protected override DiagnosticAnalyzer Rule => new TSA1004_SquashedBeforeLogitsLoss();
}
