using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// The same findings run after run, on one thread or several, whatever the order of the files, and whether or not the gate
/// turns members away: it decides where the rules look, never what they find.
/// </summary>
internal static class DeterminismCheck
{
    public static async Task RunAsync(TestProgram program, RulesUnderTest rules, ImmutableArray<string> build)
    {
        await CompareAsync("a second run, on one thread and through an open gate,", program.Compilation.Clone(), rules.WithOpenGate, concurrent: false);
        await CompareAsync("a run over the files in reverse order", Reversed(program), rules.CreateAnalyzers, concurrent: true);

        async Task CompareAsync(string name, Compilation copy, Func<ImmutableArray<DiagnosticAnalyzer>> analyzers, bool concurrent)
        {
            var again = Finding.Describe(await ProgramAnalysis.BuildAsync(copy, analyzers(), concurrent));
            if (Difference.Between("the first run", build, name, again) is { } difference)
                throw new HarnessException("Determinism", $"{name} finds something else." + difference);
        }
    }

    private static Compilation Reversed(TestProgram program) =>
        program.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(program.Compilation.SyntaxTrees.Reverse());
}
