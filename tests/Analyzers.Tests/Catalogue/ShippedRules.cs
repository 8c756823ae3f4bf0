using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>All rules and fixes that the package carries, as test data.</summary>
public static class ShippedRules
{
    public static TheoryData<Type> Analyzers { get; } = [.. RulesUnderTest.Shipped.AnalyzerTypes];

    public static TheoryData<Type> Fixes { get; } = [.. RulesUnderTest.Shipped.FixTypes];

    public static DiagnosticDescriptor DescriptorOf(Type analyzer) => Assert.Single(Create(analyzer).SupportedDiagnostics);

    public static DiagnosticAnalyzer Create(Type analyzer) => (DiagnosticAnalyzer)Activator.CreateInstance(analyzer)!;
}
