using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Modules.Repairs;

namespace TorchSharp.Analyzers.Modules;

/// <summary>A list of modules becomes a ModuleList, a dictionary a ModuleDict.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA3002_PartsInCollectionFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA3002_PartsInCollection.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new ModuleListRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA3002_PartsInCollection();
}
