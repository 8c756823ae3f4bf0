using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp.Analyzers.Testing;
using Xunit;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>Drawn programs, compiled together: each has a namespace of its own.</summary>
internal sealed class DrawnModules
{
    private readonly Assembly _assembly;

    private DrawnModules(CSharpCompilation compilation, Assembly assembly)
    {
        Compilation = compilation;
        _assembly = assembly;
    }

    public CSharpCompilation Compilation { get; }

    public static DrawnModules Of(IEnumerable<int> seeds)
    {
        var trees = seeds.Select(static seed => CSharpSyntaxTree.ParseText(new ModuleProgramGenerator(seed).Program(), path: $"{seed}.cs")).ToList();
        return Of(trees);
    }

    public static DrawnModules Of(IEnumerable<SyntaxTree> trees)
    {
        var compilation = CSharpCompilation.Create(
            $"Drawn{Guid.NewGuid():N}", trees.Prepend(CSharpSyntaxTree.ParseText(ProgramOptions.UsualUsings)), TestProgramReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Disable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).Take(5)));
        return new DrawnModules(compilation, Assembly.Load(image.ToArray()));
    }

    /// <summary>The module that a program makes.</summary>
    public torch.nn.Module Make(int seed) => (torch.nn.Module)_assembly.GetType($"Drawn{seed}.Maker")!.GetMethod("Make")!.Invoke(null, null)!;
}
