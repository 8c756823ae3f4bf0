using System.Reflection;

namespace LibraryComparison.Report;

/// <summary>The tool's own files, which it reads and writes where they are kept.</summary>
internal static class Repository
{
    private static string Root => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string File(string name) => Path.Combine(Root, "tools", "LibraryComparison", name);
}
