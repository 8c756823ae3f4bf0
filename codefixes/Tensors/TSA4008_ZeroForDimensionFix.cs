using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Names the dimension: so the overload with one is called.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4008_ZeroForDimensionFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4008_ZeroForDimension.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new NamedArgumentRepair(WholeReductions.Dimension, new("Name the dimension", "写出参数名 dim")),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4008_ZeroForDimension();
}
