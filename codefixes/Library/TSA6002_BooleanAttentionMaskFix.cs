using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Library.Repairs;

namespace TorchSharp.Analyzers.Library;

/// <summary>A float mask that is −∞ where the boolean one is true.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA6002_BooleanAttentionMaskFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA6002_BooleanAttentionMask.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new MaskRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA6002_BooleanAttentionMask();
}
