using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// What an editor shows equals what a build reports. An editor asks for one document at a time and shows only local diagnostics;
/// each question goes to a fresh compilation, as after an edit, so that no earlier answer helps.
/// </summary>
internal static class LiveParityCheck
{
    public static async Task RunAsync(TestProgram program, RulesUnderTest rules, ImmutableArray<Diagnostic> build)
    {
        if (build.FirstOrDefault(diagnostic => !diagnostic.Location.IsInSource) is { } homeless)
            throw new HarnessException("Live parity", $"no editor can show a finding without a place in the sources:\n  {Finding.Describe(homeless)}");

        foreach (var tree in program.Compilation.SyntaxTrees)
        {
            var findings = build.Where(diagnostic => diagnostic.Location.SourceTree == tree).ToImmutableArray();
            if (findings.Length > 0 || HasDeclarations(tree))
                await CompareAsync(program.Compilation, tree, rules, findings);
        }
    }

    private static bool HasDeclarations(SyntaxTree tree) => ((CompilationUnitSyntax)tree.GetRoot()).Members.Count > 0;

    private static async Task CompareAsync(Compilation compilation, SyntaxTree tree, RulesUnderTest rules, ImmutableArray<Diagnostic> build)
    {
        var document = await ProgramAnalysis.EditorAsync(compilation.Clone(), tree, rules);
        if (Difference.Between("the build", Finding.Describe(build), "the editor", Finding.Describe(document)) is { } difference)
            throw new HarnessException("Live parity", $"an editor that shows {tree.FilePath} differs from the build." + difference);

        foreach (var diagnostic in build)
            await FindAtItsPlaceAsync(compilation.Clone(), tree, rules, diagnostic);
    }

    private static async Task FindAtItsPlaceAsync(Compilation compilation, SyntaxTree tree, RulesUnderTest rules, Diagnostic diagnostic)
    {
        var here = await ProgramAnalysis.EditorAsync(compilation, tree, rules, diagnostic.Location.SourceSpan);
        var line = Finding.Describe(diagnostic);
        if (!Finding.Describe(here).Contains(line))
            throw new HarnessException("Live parity", $"a light bulb that opens at the finding does not see it:\n    {line}");
    }
}
