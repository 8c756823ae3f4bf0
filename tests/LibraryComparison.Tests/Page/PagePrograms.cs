using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchSharp;

namespace LibraryComparison.Tests.Page;

/// <summary>The programs of the page, compiled together: each a method of its own, which writes to a text instead of the console.</summary>
internal sealed class PagePrograms
{
    /// <summary>Stands in the compiled programs for System.Console.</summary>
    private const string ConsoleSource = """
        static class Console
        {
            public static readonly System.Text.StringBuilder Text = new();
            public static void WriteLine(object line) => Text.Append(line).Append('\n');
        }
        """;

    private readonly Assembly _assembly;

    public PagePrograms(DifferencesPage page)
    {
        var beginning = page.Beginning.Split('\n').ToLookup(line => line.StartsWith("using ", StringComparison.Ordinal));
        var source = new StringBuilder().AppendJoin('\n', beginning[true]).Append('\n').Append(ConsoleSource).Append("\nstatic class Programs\n{\n");
        source.AppendJoin('\n', beginning[false]).Append('\n');
        foreach (var (program, index) in page.Programs.Select((program, index) => (program, index)))
            source.Append("public static void Program").Append(index).Append("()\n{\n").Append(program.Code).Append("}\n");
        _assembly = Compiled(source.Append("}\n").ToString());
    }

    /// <summary>All that a program writes.</summary>
    public string Output(int index)
    {
        var text = (StringBuilder)_assembly.GetType("Console", throwOnError: true)!.GetField("Text")!.GetValue(null)!;
        text.Clear();
        torch.manual_seed(1);
        using var scope = torch.NewDisposeScope();
        _assembly.GetType("Programs", throwOnError: true)!.GetMethod($"Program{index}")!.Invoke(null, null);
        return text.ToString();
    }

    private static Assembly Compiled(string source)
    {
        const string usings = "global using System; global using System.Linq; global using System.Collections.Generic;";
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "PagePrograms",
            [CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(source)],
            platform.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success ? Assembly.Load(image.ToArray()) : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(problem => problem.Severity == DiagnosticSeverity.Error)));
    }
}
