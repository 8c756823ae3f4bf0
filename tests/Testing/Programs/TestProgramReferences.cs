using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Testing;

/// <summary>.NET and TorchSharp as the build resolved them. One array for all tests: Roslyn shares the symbols behind equal references.</summary>
public static class TestProgramReferences
{
    public static ImmutableArray<MetadataReference> All { get; } = [.. Paths().Select(path => MetadataReference.CreateFromFile(path))];

    public static ImmutableArray<MetadataReference> WithoutTorchSharp { get; } =
        [.. All.Where(reference => Path.GetFileName(reference.Display) != "TorchSharp.dll")];

    private static string[] Paths()
    {
        using var resource = typeof(TestProgramReferences).Assembly.GetManifestResourceStream("TestProgramReferences.txt")
            ?? throw new InvalidOperationException("The build wrote no list of references for test programs.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
