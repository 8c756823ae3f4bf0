using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Removes the sigmoid.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1001_SigmoidBeforeBCEWithLogitsFix : LossFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1001_SigmoidBeforeBCEWithLogits.Rule.Id);

    private protected override IReadOnlyList<Repair> Repairs { get; } = [new RemoveActivation()];

    private protected override DiagnosticAnalyzer Rule => new TSA1001_SigmoidBeforeBCEWithLogits();
}
