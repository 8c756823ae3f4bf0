using System.Reflection;

namespace TorchSharp.Analyzers.Live.Tests.Hosting;

/// <summary>What the build of this project wrote down.</summary>
internal static class BuildOutputs
{
    public static IReadOnlyList<string> ShippedAnalyzers { get; } = Lines("ShippedAnalyzers.txt");

    /// <summary>TorchSharp and what it needs to compile, without .NET itself.</summary>
    public static IReadOnlyList<string> TorchSharp { get; } =
        [.. Lines("TestProgramReferences.txt").Where(path => !path.Contains("Microsoft.NETCore.App.Ref", StringComparison.Ordinal))];

    public static string RepositoryRoot { get; } = Value("RepositoryRoot");

    /// <summary>The properties of this build, under which the projects of the repository have their outputs.</summary>
    public static IReadOnlyDictionary<string, string> Properties { get; } =
        new[] { "Configuration", "RoslynTestVersion" }.ToDictionary(name => name, Value);

    private static string Value(string key) => typeof(BuildOutputs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    private static string[] Lines(string name)
    {
        using var resource = typeof(BuildOutputs).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The build wrote no {name}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
