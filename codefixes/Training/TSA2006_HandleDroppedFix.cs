using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;

namespace TorchSharp.Analyzers.Training;

/// <summary>Holds what was dropped in a <c>using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2006_HandleDroppedFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2006_HandleDropped.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new UsingRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2006_HandleDropped();
}
