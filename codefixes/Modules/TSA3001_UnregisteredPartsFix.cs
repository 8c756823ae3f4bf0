using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Modules.Repairs;

namespace TorchSharp.Analyzers.Modules;

/// <summary>The call that registers the fields comes last in the constructor; where a base has made it already, the part is registered by name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA3001_UnregisteredPartsFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA3001_UnregisteredParts.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new RegisterAtEndRepair(),
        new RegisterByNameRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA3001_UnregisteredParts();
}
