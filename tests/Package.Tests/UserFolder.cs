namespace TorchSharp.Analyzers.Package.Tests;

/// <summary>What makes a temporary folder that of a user: the package comes from a feed, all others from what the repository restored, and no user's cache gets a test package.</summary>
internal static class UserFolder
{
    public static string NuGetConfig(string feed) => $"""
        <configuration>
          <packageSources>
            <add key="the package under test" value="{feed}" />
          </packageSources>
          <fallbackPackageFolders>
            <add key="what the repository restored" value="{BuildFacts.NuGetPackageRoot}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    public static Dictionary<string, string> Environment(TemporaryFolder folder, string version) => new()
    {
        ["NUGET_PACKAGES"] = folder["packages"],
        ["TorchSharpAnalyzersVersion"] = version,
    };
}
