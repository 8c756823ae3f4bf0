namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>Paths that the build of this project wrote down.</summary>
internal static class BuildOutputs
{
    public static IReadOnlyList<string> ShippedAnalyzers { get; } = Lines("ShippedAnalyzers.txt");

    /// <summary>TorchSharp and what it needs to compile, without .NET itself.</summary>
    public static IReadOnlyList<string> TorchSharp { get; } =
        [.. Lines("TestProgramReferences.txt").Where(path => !path.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))];

    private static string[] Lines(string name)
    {
        using var resource = typeof(BuildOutputs).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build wrote no {name}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
