using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Testing;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// Tests of one rule, in which all rules run. Besides what the author asks for, each test checks that nothing throws, that build and
/// editor agree, that the findings do not depend on chance or order, and that every fix that is offered does its work.
/// </summary>
public sealed class RuleTest(RulesUnderTest rules, DiagnosticDescriptor rule, ProgramOptions given)
{
    /// <summary>What programs do that show something else: they drop what they compute.</summary>
    private static readonly string[] OfTestPrograms = ["TSA4002"];

    private readonly ProgramOptions _options = given with { IgnoredRules = [.. given.IgnoredRules, .. OfTestPrograms.Where(ignored => ignored != rule.Id)] };

    /// <summary>The rule reports at the marked places, and nothing else is reported.</summary>
    public Task Reports(params SourceFile[] files) => Reports(files, []);

    /// <inheritdoc cref="Reports(SourceFile[])"/>
    public Task Reports(SourceFile file, params DiagnosticResult[] expected) => Reports([file], expected);

    /// <inheritdoc cref="Reports(SourceFile[])"/>
    public async Task Reports(SourceFile[] files, params DiagnosticResult[] expected)
    {
        RequireMarks(files, expected);
        await InspectAsync(files, Library().Before(files, expected));
    }

    /// <summary>The rule reports nothing; findings of other rules are marked with their IDs.</summary>
    public async Task Silent(params SourceFile[] files)
    {
        if (Markup.Marks(files, rule.Id))
            throw new HarnessException("Test", $"a test of silence marks a finding of {rule.Id}.");
        await InspectAsync(files, Library().Before(files, []));
    }

    /// <summary>The rule reports at the marked places, and no fix is offered for any of them.</summary>
    public async Task Unfixable(params SourceFile[] files)
    {
        await Reports(files);
        var program = await TestProgram.CreateAsync(Markup.Strip(files), _options);
        foreach (var finding in await FindingsAsync(program))
        {
            if (await LightBulb.OfferedAsync(program.Project, finding, rules) is [var action, ..])
                throw new HarnessException("Unfixable", $"'{action.Title}' is offered for\n    {Finding.Describe(finding)}");
        }
    }

    /// <summary>The chosen fix, applied one by one and by FixAll in document, project and solution, turns one text into the other.</summary>
    public Task Fixed(SourceFile before, SourceFile after, FixChoice fix = default) => Fixed([before], [after], fix);

    /// <inheritdoc cref="Fixed(SourceFile, SourceFile, FixChoice)"/>
    /// <remarks>Files that <paramref name="after"/> does not name stay as they are.</remarks>
    public async Task Fixed(SourceFile[] before, SourceFile[] after, FixChoice fix = default)
    {
        RequireMarks(before, []);
        var all = Merge(before, after);
        var key = await EquivalenceKeyAsync(before, fix);
        await InspectAsync(before, Library().Before(before, []).After(all, key));
        await InspectAsync(all, Library().Before(all, []));
    }

    private LibraryTest Library() => new(rules, rule, _options);

    private async Task InspectAsync(IEnumerable<SourceFile> files, LibraryTest library)
    {
        var program = await TestProgram.CreateAsync(Markup.Strip(files), _options);
        if (!_options.MayHaveErrors)
            CompilationCheck.Run(program);

        var build = await ProgramAnalysis.BuildAsync(program.Compilation, rules);
        await DeterminismCheck.RunAsync(program, rules, Finding.Describe(build));
        await LiveParityCheck.RunAsync(program, rules, build);
        await library.RunAsync();
        await OfferedFixesCheck.RunAsync(program, rules, build, _options.MayHaveErrors);
    }

    private async Task<string> EquivalenceKeyAsync(IEnumerable<SourceFile> files, FixChoice fix)
    {
        var program = await TestProgram.CreateAsync(Markup.Strip(files), _options);
        var titles = new List<string>();
        foreach (var finding in await FindingsAsync(program))
        {
            var offered = await LightBulb.OfferedAsync(program.Project, finding, rules);
            if (fix.Of(offered)?.EquivalenceKey is { } key)
                return key;
            titles.AddRange(offered.Select(action => action.Title));
        }

        throw new HarnessException("Test", $"{fix} is not offered for {rule.Id}; offered are: {string.Join("; ", titles.Distinct())}");
    }

    private async Task<ImmutableArray<Diagnostic>> FindingsAsync(TestProgram program)
    {
        var build = await ProgramAnalysis.BuildAsync(program.Compilation, rules);
        return [.. build.Where(diagnostic => diagnostic.Id == rule.Id).OrderBy(diagnostic => Finding.Describe(diagnostic), StringComparer.Ordinal)];
    }

    private void RequireMarks(SourceFile[] files, DiagnosticResult[] expected)
    {
        if (!Markup.Marks(files, rule.Id) && !expected.Any(result => result.Id == rule.Id))
            throw new HarnessException("Test", $"no finding of {rule.Id} is marked: use Silent to say that there is none.");
    }

    private static SourceFile[] Merge(SourceFile[] before, SourceFile[] after)
    {
        var changed = after.ToDictionary(file => file.Name);
        var unchanged = Markup.Strip(before.Where(file => !changed.ContainsKey(file.Name))).ToDictionary(file => file.Name);
        var added = after.Where(file => before.All(old => old.Name != file.Name));
        return [.. before.Select(file => changed.TryGetValue(file.Name, out var text) ? text : unchanged[file.Name]), .. added];
    }
}
