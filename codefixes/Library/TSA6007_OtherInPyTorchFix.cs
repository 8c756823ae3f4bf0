using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Library.Repairs;

namespace TorchSharp.Analyzers.Library;

/// <summary>Names the argument.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA6007_OtherInPyTorchFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA6007_OtherInPyTorch.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new NamedRepair(), new NameOfArgumentRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA6007_OtherInPyTorch();
}
