using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Assigns the result to what the operation was called on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4002_DroppedResultFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4002_DroppedResult.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new AssignBackRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4002_DroppedResult();
}
