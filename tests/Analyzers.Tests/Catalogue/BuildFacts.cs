using System.Reflection;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>What the build told this assembly.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Value("RepositoryRoot");

    public static string RoslynTestVersion { get; } = Value("RoslynTestVersion");

    private static string Value(string key) => typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
