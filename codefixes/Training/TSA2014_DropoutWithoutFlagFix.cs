using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Training.Repairs;

namespace TorchSharp.Analyzers.Training;

/// <summary>Passes the module's mode.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA2014_DropoutWithoutFlagFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA2014_DropoutWithoutFlag.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new FlagRepair(DropoutCalls.Flag, new("Pass the module's mode", "传入模块的模式")),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA2014_DropoutWithoutFlag();
}
