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
        var finding = Assert.Single(await FindingsAsync(project, rule, cancellation));
        return await ApplyAsync(project, finding, cancellation)
            ?? throw new InvalidOperationException($"No fix for {finding.GetMessage(CultureInfo.InvariantCulture)}");
    }

    /// <summary>Mends all findings of a rule, or gives null where one has no fix.</summary>
    public static async Task<Project?> ApplyToAllAsync(Project project, string rule, CancellationToken cancellation)
    {
        while (await FindingsAsync(project, rule, cancellation) is [var finding, ..])
        {
            if (await ApplyAsync(project, finding, cancellation) is not { } mended)
                return null;
            project = mended;
        }

        return project;
    }

    private static async Task<Project?> ApplyAsync(Project project, Diagnostic finding, CancellationToken cancellation)
    {
        var actions = new List<CodeAction>();
        var context = new CodeFixContext(project.GetDocument(finding.Location.SourceTree)!, finding, (action, _) => actions.Add(action), cancellation);
        foreach (var fix in RulesUnderTest.Shipped.CreateFixesOf(finding.Id))
            await fix.RegisterCodeFixesAsync(context);
        if (actions.Count == 0)
            return null;
        var operations = await actions[0].GetOperationsAsync(cancellation);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(Project project, string rule, CancellationToken cancellation)
    {
        var compilation = (await project.GetCompilationAsync(cancellation))!;
        var findings = await compilation.WithAnalyzers(RulesUnderTest.Shipped.CreateAnalyzers()).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. findings.Where(finding => finding.Id == rule)];
    }
}
