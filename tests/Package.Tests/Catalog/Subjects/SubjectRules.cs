using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>A rule that does nothing but say what it is.</summary>
internal abstract class SubjectRule(params DiagnosticDescriptor[] rules) : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. rules];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
    }

    protected static DiagnosticDescriptor Descriptor(
        string id, string title, DiagnosticSeverity severity = DiagnosticSeverity.Warning, bool enabled = true, string? helpLink = null) =>
        new(id, title, title, "Losses", severity, enabled, helpLinkUri: helpLink ?? $"https://example.org/docs/rules/{id}.md");
}

internal sealed class TSA1101_First() : SubjectRule(Descriptor("TSA1101", "First | and foremost"));

internal sealed class TSA1102_Second() : SubjectRule(Descriptor("TSA1102", "Second", DiagnosticSeverity.Info));

internal sealed class TSA1103_Third() : SubjectRule(Descriptor("TSA1103", "Third", enabled: false));

internal sealed class Unnamed() : SubjectRule(Descriptor("TSA1101", "First | and foremost", helpLink: "https://example.org"));

internal sealed class TSA1104_Both() : SubjectRule(Descriptor("TSA1104", "Fourth"), Descriptor("TSA1105", "Fifth"));

internal sealed class TSA1101_FirstFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => ["TSA1101"];

    public override Task RegisterCodeFixesAsync(CodeFixContext context) => Task.CompletedTask;
}
