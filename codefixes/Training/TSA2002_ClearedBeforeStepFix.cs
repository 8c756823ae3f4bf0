using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Moves the clearing behind the step, or the step behind the backward.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2002_ClearedBeforeStepFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2002_ClearedBeforeStep.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new MoveRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2002_ClearedBeforeStep();
}
