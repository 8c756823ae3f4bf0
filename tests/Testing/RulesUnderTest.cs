using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Testing;

/// <summary>The analyzers that run together in a test, and the fixes that answer them. Each test gets instances of its own.</summary>
public sealed class RulesUnderTest(IEnumerable<Type> analyzers, IEnumerable<Type> fixes)
{
    private readonly ImmutableArray<Type> _analyzers = [.. analyzers.OrderBy(type => type.FullName, StringComparer.Ordinal)];
    private readonly ImmutableArray<Type> _fixes = [.. fixes.OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Every rule and every fix of the two assemblies that the package ships.</summary>
    public static RulesUnderTest Shipped { get; } = new(
        Exported<DiagnosticAnalyzerAttribute>(ShippedAssemblies.Analyzers),
        Exported<ExportCodeFixProviderAttribute>(ShippedAssemblies.CodeFixes));

    public IReadOnlyList<Type> AnalyzerTypes => _analyzers;

    public IReadOnlyList<Type> FixTypes => _fixes;

    public ImmutableArray<DiagnosticAnalyzer> CreateAnalyzers() => [.. _analyzers.Select(Create<DiagnosticAnalyzer>)];

    /// <summary>Analyzers that look at every member, as if each led to what is of interest.</summary>
    public ImmutableArray<DiagnosticAnalyzer> WithOpenGate() => [.. CreateAnalyzers(), new GateOpener()];

    public ImmutableArray<CodeFixProvider> CreateFixes() => [.. _fixes.Select(Create<CodeFixProvider>)];

    public ImmutableArray<CodeFixProvider> CreateFixesOf(string rule) => [.. CreateFixes().Where(fix => fix.FixableDiagnosticIds.Contains(rule))];

    private static T Create<T>(Type type) => (T)Activator.CreateInstance(type, nonPublic: true)!;

    private static IEnumerable<Type> Exported<TAttribute>(Assembly assembly)
        where TAttribute : Attribute =>
        assembly.GetTypes().Where(type => !type.IsAbstract && type.IsDefined(typeof(TAttribute), inherit: false));
}
