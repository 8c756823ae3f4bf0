using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Puts the model into evaluation mode where it is measured, and back where training goes on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2004_NoEvalFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2004_NoEval.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new EvalRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2004_NoEval();
}
