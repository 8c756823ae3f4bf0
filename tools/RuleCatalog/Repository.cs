namespace RuleCatalog;

/// <summary>The files of the repository, named from its root with forward slashes.</summary>
internal sealed class Repository(string root)
{
    private const string Solution = "Analyzers.sln";

    /// <summary>The repository that holds a folder, or null outside of one.</summary>
    public static Repository? Around(string folder)
    {
        for (var directory = new DirectoryInfo(folder); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Solution)))
                return new Repository(directory.FullName);
        }

        return null;
    }

    public bool Exists(string path) => File.Exists(FullPath(path));

    /// <summary>The text of a file with line feeds only, or null where there is no file.</summary>
    public string? Read(string path) =>
        Exists(path) ? File.ReadAllText(FullPath(path)).ReplaceLineEndings("\n") : null;

    public void Write(string path, string text)
    {
        var file = FullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The files under a folder that match a pattern; none where there is no such folder.</summary>
    public IEnumerable<string> Files(string folder, string pattern)
    {
        var directory = FullPath(folder);
        return Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private string FullPath(string path) => Path.Combine(root, path);
}
