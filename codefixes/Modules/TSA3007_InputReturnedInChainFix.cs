using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Modules.Repairs;

namespace TorchSharp.Analyzers.Modules;

/// <summary>Another handle of the same tensor is returned.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA3007_InputReturnedInChainFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA3007_InputReturnedInChain.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new AliasRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA3007_InputReturnedInChain();
}
