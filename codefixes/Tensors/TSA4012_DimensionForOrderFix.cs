using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Makes the order what it is meant to be: a float, or the argument p.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4012_DimensionForOrderFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4012_DimensionForOrder.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new OrderRepair(Norms.Order, new("Give the order of the norm", "改为范数的阶数")),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4012_DimensionForOrder();
}
