using System.Runtime.CompilerServices;
using TorchSharp.Analyzers.Tests.Catalogue;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What fuzzing starts from: generated programs, hand-written ones, those of the rules' pages, and the repository's own samples.</summary>
internal static class FuzzedPrograms
{
    public static IReadOnlyList<IReadOnlyList<(string Path, string Text)>> All { get; } =
    [
        .. ProgramSeries.First(40).Select(program => program.Files),
        .. HandWrittenPrograms.Files.GroupBy(file => ProgramBatch.ProgramOf(file.Path)).Select(group => group.ToList()),
        .. RulePage.All.Where(page => page.StartsWith("rules", StringComparison.Ordinal)).Select(RulePage.Read).SelectMany(page => new[] { Shown(page.Wrong), Shown(page.Right) }),
        .. Samples(),
    ];

    /// <summary>A program of a page, with the usings that pages leave out.</summary>
    private static (string, string)[] Shown(IEnumerable<SourceFile> files) =>
        [.. files.Select(file => (file.Name, file.Text)), ("GlobalUsings.cs", ProgramOptions.UsualUsings)];

    /// <summary>Each of the samples' files for itself: what it lacks is one more way of being broken.</summary>
    private static IEnumerable<IReadOnlyList<(string, string)>> Samples([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "samples"));
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(IsSource).Order(StringComparer.Ordinal)
                .Select(file => new[] { (Path.GetRelativePath(root, file), File.ReadAllText(file)) })
            : [];
    }

    private static bool IsSource(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin");
}
