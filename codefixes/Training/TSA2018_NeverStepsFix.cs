using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Steps behind the backward.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2018_NeverStepsFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2018_NeverSteps.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new StepRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2018_NeverSteps();
}
