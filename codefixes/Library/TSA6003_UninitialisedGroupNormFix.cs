using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Library.Repairs;

namespace TorchSharp.Analyzers.Library;

/// <summary>Sets what the library leaves as it lay in memory, where a constructor makes the layer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA6003_UninitialisedGroupNormFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA6003_UninitialisedGroupNorm.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new WeightsRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA6003_UninitialisedGroupNorm();
}
