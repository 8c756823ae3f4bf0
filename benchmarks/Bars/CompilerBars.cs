using System.Runtime.InteropServices;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The compiler as a fresh process, as a build server runs it: nothing is warm.</summary>
internal sealed class CompilerBars : IBars
{
    private const int Files = 100;

    /// <summary>The contender without a bar: the dll that runs everywhere, where the package has another for this platform.</summary>
    private const int Elsewhere = 3;

    private const string Ours = "TorchSharp.Analyzers.dll";

    private static readonly Comparison OverEmpty = new("csc, cold, 100 files: CPU over that with the empty analyzer", Contender: 2, To: 1, Limit: 1.10);
    private static readonly Comparison OverAlone = new("csc, cold, 100 files: CPU over that of csc alone", Contender: 2, To: 0, Limit: 1.25);

    /// <summary>Compiled ahead, as the package gives it to the compiler of a build on this platform; null where it gives what every platform loads.</summary>
    private static string? Precompiled
    {
        get
        {
            var file = Path.Combine("precompiled", RuntimeInformation.RuntimeIdentifier, Ours);
            return File.Exists(Path.Combine(AppContext.BaseDirectory, file)) ? file : null;
        }
    }

    public string Command => "csc";

    public string Summary => "a cold csc process on 100 files of 100 lines: alone, with an empty analyzer, with ours";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var folder = Directory.CreateTempSubdirectory("torchsharp-analyzers-");
        try
        {
            var lines = WriteSources(folder.FullName);
            var contenders = Contenders();
            TimeSpan Compile(int contender) => ChildProcess.Cpu("dotnet", [Compiler(), $"@{folder.FullName}/csc.rsp", .. contenders[contender].Arguments]);
            for (var contender = 1; contender < contenders.Count; contender++)
                Compile(contender);
            var names = contenders.Select(contender => contender.Name).ToArray();
            var result = Interleaved.Run(Elsewhere, (9, 81), [OverEmpty, OverAlone], (contender, _) => Compile(contender));
            details.WriteLine($"{Files} files, {lines} lines: {result.Describe(names[..Elsewhere])}");
            if (contenders.Count > Elsewhere)
            {
                var all = Interleaved.Run(contenders.Count, 9, (contender, _) => Compile(contender));
                details.WriteLine($"for comparison: {all.Describe(names)}; the last over the empty analyzer {all.Ratio(Elsewhere, 1):0.000}, over csc alone {all.Ratio(Elsewhere, 0):0.000}");
            }

            return [result.BarOf(OverEmpty), result.BarOf(OverAlone)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Name, string[] Arguments)> Contenders()
    {
        var contenders = new List<(string, string[])>
        {
            ("csc alone", []),
            ("with the empty analyzer", Analyzer("TorchSharp.Analyzers.EmptyAnalyzer.dll")),
            ("with ours", Analyzer(Precompiled ?? Ours)),
        };
        if (Precompiled is not null)
            contenders.Add(("with ours as other platforms and editors load it", Analyzer(Ours)));
        return contenders;
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
