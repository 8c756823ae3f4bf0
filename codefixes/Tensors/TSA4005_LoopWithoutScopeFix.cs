using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Opens a scope in each round.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4005_LoopWithoutScopeFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4005_LoopWithoutScope.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new RoundScopeRepair("scope", static (place, _) => place.FirstAncestorOrSelf<StatementSyntax>()),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4005_LoopWithoutScope();
}
