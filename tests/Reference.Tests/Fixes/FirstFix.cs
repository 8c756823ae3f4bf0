using System.Globalization;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using Xunit;

namespace TorchSharp.Reference.Tests.Fixes;

/// <summary>What the first entry of the light bulb makes of a program.</summary>
internal static class FirstFix
{
    public static async Task<Project> ApplyAsync(Project project, string rule, CancellationToken cancellation)
    {
        var finding = await FindingAsync(project, rule, cancellation);
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(project.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => actions.Add(action), cancellation);
        foreach (var fix in RulesUnderTest.Shipped.CreateFixesOf(rule))
            await fix.RegisterCodeFixesAsync(context);

        Assert.True(actions.Count > 0, $"No fix for {finding.GetMessage(CultureInfo.InvariantCulture)}");
        var operations = await actions[0].GetOperationsAsync(cancellation);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<Diagnostic> FindingAsync(Project project, string rule, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation))!;
        var findings = await compilation.WithAnalyzers(RulesUnderTest.Shipped.CreateAnalyzers()).GetAnalyzerDiagnosticsAsync(cancellation);
        return Assert.Single(findings, finding => finding.Id == rule);
    }
}
