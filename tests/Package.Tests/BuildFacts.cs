using System.Reflection;

namespace TorchSharp.Analyzers.Package.Tests;

/// <summary>What the build knew and wrote into this assembly.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Get(nameof(RepositoryRoot));

    /// <summary>Sources from an archive have none, and their package can say less of where it comes from.</summary>
    public static bool HasHistory { get; } = Path.Exists(Path.Combine(RepositoryRoot, ".git"));

    /// <summary>The folder that restore fills: every package but ours is taken from it.</summary>
    public static string NuGetPackageRoot { get; } = Get(nameof(NuGetPackageRoot));

    private static string Get(string key) =>
        typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
