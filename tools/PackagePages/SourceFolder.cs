using System.Text;

namespace PackagePages;

/// <summary>The files of the repository, named from its root with forward slashes.</summary>
internal sealed class SourceFolder(string root)
{
    public bool Exists(string path) => Path.Exists(Path.Combine(root, path));

    public byte[] ReadBytes(string path) => File.ReadAllBytes(Path.Combine(root, path));

    /// <summary>With line feeds only, so that a checkout on Windows packs the same bytes.</summary>
    public string ReadText(string path) => Encoding.UTF8.GetString(ReadBytes(path)).ReplaceLineEndings("\n");

    public IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(root, folder), pattern).Select(file => $"{folder}/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);
}
