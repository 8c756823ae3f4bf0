using System.Runtime.InteropServices;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The compiler as a fresh process, as a build server runs it: nothing is warm, and the analyzer's code is compiled first.</summary>
internal sealed class CompilerBars : IBars
{
    private const int Files = 100;

    private static readonly Comparison OverEmpty = new("csc, cold, 100 files: CPU over that with the empty analyzer", Contender: 2, To: 1, Limit: 1.10);
    private static readonly Comparison OverAlone = new("csc, cold, 100 files: CPU over that of csc alone", Contender: 2, To: 0, Limit: 1.25);

    public string Command => "csc";

    public string Summary => "a cold csc process on 100 files of 100 lines: alone, with an empty analyzer, with ours";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var folder = Directory.CreateTempSubdirectory("torchsharp-analyzers-");
        try
        {
            var lines = WriteSources(folder.FullName);
            var arguments = new[] { [], Analyzer("TorchSharp.Analyzers.EmptyAnalyzer.dll"), Analyzer("TorchSharp.Analyzers.dll") };
            TimeSpan Compile(int contender) => ChildProcess.Cpu("dotnet", [Compiler(), $"@{folder.FullName}/csc.rsp", .. arguments[contender]]);
            Compile(2);
            var result = Interleaved.Run(arguments.Length, (9, 41), [OverEmpty, OverAlone], (contender, _) => Compile(contender));
            details.WriteLine($"{Files} files, {lines} lines: {result.Describe("csc alone", "with the empty analyzer", "with ours")}");
            return [result.BarOf(OverEmpty), result.BarOf(OverAlone)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Analyzer(string file) => [$"-analyzer:{Path.Combine(AppContext.BaseDirectory, file)}"];

    private static int WriteSources(string folder)
    {
        var files = TrainingFiles.Create(Files);
        foreach (var (path, text) in files)
            File.WriteAllText(Path.Combine(folder, path), text);
        var options = new[] { "-noconfig", "-nostdlib+", "-target:library", "-nullable:enable", "-nologo", "-nowarn:CS8600;CS8602;CS8603;CS8604", $"-out:{folder}/Project.dll" };
        var references = TestProgramReferences.All.Select(reference => $"-r:\"{reference.Display}\"");
        File.WriteAllLines(
            Path.Combine(folder, "csc.rsp"), [.. options, .. references, .. files.Select(file => $"\"{Path.Combine(folder, file.Path)}\"")]);
        return files.Sum(file => file.Text.Split('\n').Length);
    }

    /// <summary>The compiler of the SDK beside the runtime that we run on.</summary>
    private static string Compiler()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk")).Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists).Order(StringComparer.Ordinal).Last();
    }
}
