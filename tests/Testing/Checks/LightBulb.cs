using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TorchSharp.Analyzers.Testing;

/// <summary>The fixes that are offered for a finding, in the order of the list, and what each makes of the solution.</summary>
internal static class LightBulb
{
    public static async Task<IReadOnlyList<CodeAction>> OfferedAsync(Project project, Diagnostic finding, RulesUnderTest rules)
    {
        var actions = new List<CodeAction>();
        var document = project.GetDocument(finding.Location.SourceTree)!;
        foreach (var fix in rules.CreateFixesOf(finding.Id))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    public static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        var changed = operations.OfType<ApplyChangesOperation>().SingleOrDefault()
            ?? throw new HarnessException("Offered fixes", $"'{action.Title}' changes nothing.");
        return changed.ChangedSolution.GetProject(project.Id)!;
    }
}
