using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Modules.Repairs;

namespace TorchSharp.Analyzers.Modules;

/// <summary>The statement moves below the call that registers the fields.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA3006_PartsBeforeRegistrationFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA3006_PartsBeforeRegistration.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new MoveBelowRepair(),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA3006_PartsBeforeRegistration();
}
