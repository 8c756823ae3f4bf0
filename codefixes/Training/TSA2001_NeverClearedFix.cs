using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Clears the gradients before the backward of each round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2001_NeverClearedFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2001_NeverCleared.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new ClearRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2001_NeverCleared();
}
