using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Losses.Repairs;

namespace TorchSharp.Analyzers.Losses;

/// <summary>Converts the target to the type that the loss takes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA1017_TargetOfOtherTypeFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA1017_TargetOfOtherType.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } = [new TargetTypeRepair()];

    private protected override DiagnosticAnalyzer Rule => new TSA1017_TargetOfOtherType();
}
