using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Testing;

/// <summary>
/// .NET and TorchSharp as the build resolved them. One array for all tests: Roslyn shares the symbols behind equal references.
/// The environment may name another TorchSharp: docs/torchsharp-versions.md.
/// </summary>
public static class TestProgramReferences
{
    private const string TorchSharp = "TorchSharp.dll";

    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths().Select(path => MetadataReference.CreateFromFile(Asked(path) ?? path))];

    public static ImmutableArray<MetadataReference> WithoutTorchSharp { get; } =
        [.. All.Where(reference => Path.GetFileName(reference.Display) != TorchSharp)];

    private static string? Asked(string path) => Path.GetFileName(path) == TorchSharp ? Environment.GetEnvironmentVariable("TORCHSHARP_ASSEMBLY") : null;

    private static string[] Paths()
    {
        using var resource = typeof(TestProgramReferences).Assembly.GetManifestResourceStream("TestProgramReferences.txt")
            ?? throw new InvalidOperationException("The build wrote no list of references for test programs.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
