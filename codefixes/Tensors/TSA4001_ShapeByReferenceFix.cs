using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Compares the numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4001_ShapeByReferenceFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4001_ShapeByReference.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new SequenceEqualRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4001_ShapeByReference();
}
