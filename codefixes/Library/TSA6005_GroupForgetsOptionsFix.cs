using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Library.Repairs;

namespace TorchSharp.Analyzers.Library;

/// <summary>A group made by an initialiser inherits what it does not name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA6005_GroupForgetsOptionsFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA6005_GroupForgetsOptions.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new InheritRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA6005_GroupForgetsOptions();
}
