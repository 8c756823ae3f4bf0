using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>One line of a light bulb's list, and the "Fix all" links below it.</summary>
internal sealed class LightBulbItem(
    Document document, CodeFixProvider provider, CodeAction action, ImmutableHashSet<string> rules, FixAllContext.DiagnosticProvider? findings)
{
    public string Title => action.Title;

    public IReadOnlySet<string> Rules => rules;

    public IReadOnlyList<FixAllScope> FixAllScopes =>
        findings is null ? [] : [.. provider.GetFixAllProvider()?.GetSupportedFixAllScopes() ?? []];

    public Task<Solution> ApplyAsync() => ChangedSolutionAsync(action);

    public async Task<Solution> ApplyToAllAsync(FixAllScope scope)
    {
        var context = new FixAllContext(document, provider, scope, action.EquivalenceKey!, rules, findings!, TestContext.Current.CancellationToken);
        var all = await provider.GetFixAllProvider()!.GetFixAsync(context)
            ?? throw new InvalidOperationException($"'{Title}' has nothing to fix in the {scope}.");
        return await ChangedSolutionAsync(all);
    }

    private static async Task<Solution> ChangedSolutionAsync(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
