using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// Every fix that is offered for any finding, whether the test's author looks at it or not, has a key of its own, leaves a program that
/// compiles, makes the finding disappear and raises no new one. Only an alternative (not the first fix) may leave advice, of severity Info.
/// </summary>
internal static class OfferedFixesCheck
{
    private const string Name = "Offered fixes";

    public static async Task RunAsync(TestProgram program, RulesUnderTest rules, ImmutableArray<Diagnostic> build, bool mayHaveErrors)
    {
        foreach (var finding in build)
        {
            var offered = await LightBulb.OfferedAsync(program.Project, finding, rules);
            CheckKeys(finding, offered);
            for (var index = 0; index < offered.Count; index++)
                await CheckAsync(program, rules, build, new Offer(finding, offered[index], index, mayHaveErrors));
        }
    }

    private static void CheckKeys(Diagnostic finding, IReadOnlyList<CodeAction> offered)
    {
        if (offered.FirstOrDefault(action => string.IsNullOrEmpty(action.EquivalenceKey)) is { } keyless)
            throw new HarnessException(Name, $"'{keyless.Title}' has no equivalence key, so FixAll cannot find it.");

        var shared = offered.GroupBy(action => action.EquivalenceKey).FirstOrDefault(group => group.Count() > 1);
        if (shared is not null)
        {
            var titles = string.Join("', '", shared.Select(action => action.Title));
            throw new HarnessException(Name, $"two fixes share the equivalence key '{shared.Key}': '{titles}', for\n    {Finding.Describe(finding)}");
        }
    }

    private static async Task CheckAsync(TestProgram program, RulesUnderTest rules, ImmutableArray<Diagnostic> build, Offer offer)
    {
        var fixedProject = await LightBulb.ApplyAsync(program.Project, offer.Action);
        var compilation = (await fixedProject.GetCompilationAsync())!;
        if (!offer.MayHaveErrors)
            await CheckCompilesAsync(fixedProject, compilation, offer);

        var after = await ProgramAnalysis.BuildAsync(compilation, rules);
        if (Count(after, offer.Finding.Id) >= Count(build, offer.Finding.Id))
            await FailAsync(fixedProject, offer, "does not make its finding disappear.");

        var added = after.FirstOrDefault(diagnostic => Count(after, diagnostic.Id) > Count(build, diagnostic.Id) && !IsAdvice(diagnostic, offer));
        if (added is not null)
            await FailAsync(fixedProject, offer, $"raises a new finding:\n    {Finding.Describe(added)}");
    }

    private static async Task CheckCompilesAsync(Project fixedProject, Compilation compilation, Offer offer)
    {
        var error = compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null)
            await FailAsync(fixedProject, offer, $"leaves code that does not compile:\n    {Finding.Describe(error)}");
    }

    /// <summary>A fix that is not the best may leave advice to do better, if another comes before it or its title says so.</summary>
    private static bool IsAdvice(Diagnostic diagnostic, Offer offer) =>
        diagnostic.Severity <= DiagnosticSeverity.Info && (offer.Index > 0 || offer.Action.Title.EndsWith("(less stable)", StringComparison.Ordinal));

    private static int Count(ImmutableArray<Diagnostic> diagnostics, string id) => diagnostics.Count(diagnostic => diagnostic.Id == id);

    private static async Task FailAsync(Project fixedProject, Offer offer, string what)
    {
        var texts = await Task.WhenAll(fixedProject.Documents.Select(async document => $"--- {document.Name}\n{await document.GetTextAsync()}"));
        throw new HarnessException(
            Name, $"'{offer.Action.Title}' {what}\n  offered for\n    {Finding.Describe(offer.Finding)}\n  the program it leaves:\n{string.Join('\n', texts)}");
    }

    private sealed record Offer(Diagnostic Finding, CodeAction Action, int Index, bool MayHaveErrors);
}
