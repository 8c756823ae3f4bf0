using System.Reflection;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RuleCatalog;

/// <summary>Every rule of the analyzer assembly, in the order of their IDs.</summary>
internal sealed class Catalog
{
    private Catalog(IReadOnlyList<Rule> rules) => Rules = rules;

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The rules of an assembly of analyzers, and what an assembly of fixes does about them.</summary>
    public static Catalog Read(Assembly analyzers, Assembly codeFixes) => Of(
        Exported<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(analyzers),
        Exported<CodeFixProvider, ExportCodeFixProviderAttribute>(codeFixes));

    public static Catalog Of(IEnumerable<DiagnosticAnalyzer> analyzers, IEnumerable<CodeFixProvider> fixes)
    {
        var known = fixes.ToList();
        var rules = from analyzer in analyzers
                    from descriptor in analyzer.SupportedDiagnostics
                    orderby descriptor.Id, analyzer.GetType().Name
                    select new Rule(descriptor, analyzer.GetType(), FixesOf(descriptor.Id, known));
        return new Catalog([.. rules]);
    }

    private static IEnumerable<T> Exported<T, TAttribute>(Assembly assembly)
        where TAttribute : Attribute =>
        from type in assembly.GetTypes()
        where !type.IsAbstract && type.IsDefined(typeof(TAttribute), inherit: false)
        select (T)Activator.CreateInstance(type)!;

    private static IReadOnlyList<Type> FixesOf(string id, IEnumerable<CodeFixProvider> fixes) =>
        [.. fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)).Select(fix => fix.GetType())];
}
