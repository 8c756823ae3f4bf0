using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Testing;

/// <summary>Test programs compile: a rule tested on broken code proves nothing.</summary>
internal static class CompilationCheck
{
    public static void Run(TestProgram program)
    {
        var errors = program.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            throw new HarnessException("Compilation", "the test program has errors:\n  " + string.Join("\n  ", errors.Select(Finding.Describe)));
    }
}
