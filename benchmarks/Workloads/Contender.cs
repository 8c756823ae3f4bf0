using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Testing;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The analyzers that are measured against each other.</summary>
public sealed record Contender(string Name, Func<ImmutableArray<DiagnosticAnalyzer>> Create)
{
    public static Contender Empty { get; } = new("empty analyzer", () => [new EmptyAnalyzer()]);

    public static Contender Graph { get; } = new("graphs only", () => [new GraphAnalyzer()]);

    public static Contender Ours { get; } = new("TorchSharp.Analyzers", () => RulesUnderTest.Shipped.CreateAnalyzers());

    /// <summary>Ours without the rules of the library's own faults.</summary>
    public static Contender WithoutLibrary { get; } = new("ours without TSA6xxx", () => [.. RulesUnderTest.Shipped.CreateAnalyzers().Where(static analyzer => !IsOfLibrary(analyzer))]);

    /// <summary>Ours, the family that stands on values alone.</summary>
    public static Contender Losses { get; } = new("loss rules", () => [.. RulesUnderTest.Shipped.CreateAnalyzers().Where(static analyzer => analyzer.SupportedDiagnostics[0].Id.StartsWith("TSA1", StringComparison.Ordinal))]);

    private static bool IsOfLibrary(DiagnosticAnalyzer analyzer) => analyzer.SupportedDiagnostics.Any(static rule => rule.Id.StartsWith("TSA6", StringComparison.Ordinal));

    public override string ToString() => Name;
}
