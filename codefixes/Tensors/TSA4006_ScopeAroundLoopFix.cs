using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Fixing;
using TorchSharp.Analyzers.Tensors.Repairs;

namespace TorchSharp.Analyzers.Tensors;

/// <summary>Opens a scope in each round; the one around the loop stays, for what lies beside the loop.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class TSA4006_ScopeAroundLoopFix : LocalFix
{
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(TSA4006_ScopeAroundLoop.Rule.Id);

    private protected override IReadOnlyList<LocalRepair> Repairs { get; } =
    [
        new RoundScopeRepair("perRound", static (place, finding) => finding.AdditionalLocations is [var loop]
            ? place.SyntaxTree.GetRoot().FindToken(loop.SourceSpan.Start).Parent?.FirstAncestorOrSelf<StatementSyntax>() : null),
    ];

    private protected override DiagnosticAnalyzer Rule => new TSA4006_ScopeAroundLoop();
}
