using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Reads the tensor as what it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4011_OtherElementTypeFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4011_OtherElementType.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } = [new ElementReadRepair()];

    private protected override DiagnosticAnalyzer Rule => new TSA4011_OtherElementType();
}
