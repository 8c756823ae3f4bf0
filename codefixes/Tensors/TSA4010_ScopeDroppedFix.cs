using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Holds what was dropped in a <c>using</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4010_ScopeDroppedFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4010_ScopeDropped.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new ScopeRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4010_ScopeDropped();
}
