using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using static TorchSharp.Analyzers.Tests.Catalogue.ShippedRules;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>Every fix is found by an editor, answers rules that exist, and can fix all.</summary>
public sealed class FixFormTests
{
    [Theory]
    [MemberData(nameof(ShippedRules.Fixes), MemberType = typeof(ShippedRules))]
    public void The_fix_is_exported_for_csharp(Type fix)
    {
        var export = Assert.Single(fix.GetCustomAttributes<ExportCodeFixProviderAttribute>());
        Assert.Equal([LanguageNames.CSharp], export.Languages);
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Fixes), MemberType = typeof(ShippedRules))]
    public void The_fix_answers_rules_that_exist(Type fix)
    {
        var rules = RulesUnderTest.Shipped.AnalyzerTypes.Select(analyzer => DescriptorOf(analyzer).Id);
        var answered = Create(fix).FixableDiagnosticIds;
        Assert.NotEmpty(answered);
        Assert.Subset(rules.ToHashSet(), answered.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(ShippedRules.Fixes), MemberType = typeof(ShippedRules))]
    public void The_fix_can_fix_all(Type fix)
    {
        var scopes = Assert.IsAssignableFrom<FixAllProvider>(Create(fix).GetFixAllProvider()).GetSupportedFixAllScopes();
        Assert.Superset(new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }, scopes.ToHashSet());
    }

    private static CodeFixProvider Create(Type fix) => (CodeFixProvider)Activator.CreateInstance(fix)!;
}
