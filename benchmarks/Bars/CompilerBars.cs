using System.Runtime.InteropServices;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The compiler as a fresh process, as a build server runs it: nothing is warm.</summary>
internal sealed class CompilerBars : IBars
{
    private const int Files = 100;

    private static readonly Comparison OverEmpty = new("csc, cold, 100 files: CPU over that with the empty analyzer", Contender: 2, To: 1, Limit: 1.15);

    private static readonly (string Name, string[] Arguments)[] Contenders =
    [
        ("csc alone", []),
        ("with the empty analyzer", Analyzer("TorchSharp.Analyzers.EmptyAnalyzer.dll")),
        ("with ours", Analyzer("TorchSharp.Analyzers.dll")),
    ];

    public string Command => "csc";

    public string Summary => "a cold csc process on 100 files of 100 lines: alone, with an empty analyzer, with ours";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var folder = Directory.CreateTempSubdirectory("torchsharp-analyzers-");
        try
        {
            var lines = WriteSources(folder.FullName);
            TimeSpan Compile(int contender) => ChildProcess.Cpu("dotnet", [Compiler(), $"@{folder.FullName}/csc.rsp", .. Contenders[contender].Arguments]);
            for (var contender = 1; contender < Contenders.Length; contender++)
                Compile(contender);
            var result = Interleaved.Run(Contenders.Length, (9, 81), [OverEmpty], (contender, _) => Compile(contender));
            details.WriteLine($"{Files} files, {lines} lines: {result.Describe([.. Contenders.Select(static contender => contender.Name)])}");
            return [result.BarOf(OverEmpty)];
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
