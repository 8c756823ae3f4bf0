using System.Text;

namespace PackagePages;

/// <summary>A file of the package: its path there, and what it holds.</summary>
internal sealed record PackedPage(string Path, byte[] Content);

/// <summary>
/// The README of the package and its pages: those of the rules, and those that a user of the package reads. They lie where they lie in the repository,
/// so links among them stay as they are; all others lead to the pages of this version.
/// </summary>
internal static class PackedPages
{
    private const string Readme = "README.md";
    private const string Template = "nuget/README.template.md";
    private const string Pictures = "docs/images";

    private static readonly string[] Folders = ["docs/rules", "docs/zh-Hans/rules"];
    private static readonly string[] Pages = ["cross-entropy", "editors", "taking-it-up", "torchsharp-versions", "wrong-finding"];

    public static IReadOnlyList<PackedPage> Of(SourceFolder repository, string address)
    {
        var paths = PathsIn(repository).ToList();
        var pictures = paths.SelectMany(page => Links.Of(repository.ReadText(page), page)).Where(target => target.StartsWith(Pictures + "/", StringComparison.Ordinal)).Distinct().ToList();
        var packed = paths.Concat(pictures).Append(Readme).ToHashSet();
        return
        [
            // A gallery shows this page alone, so no link of it may be relative.
            Page(Readme, Links.Rewrite(ReadmeOf(repository), Readme, target => Address(target, Readme))),
            .. paths.Select(path => Page(path, Links.Rewrite(repository.ReadText(path), path, target => packed.Contains(target) ? null : Address(target, path)))),
            .. pictures.Select(picture => new PackedPage(picture, repository.ReadBytes(picture))),
        ];

        string Address(string target, string page) =>
            repository.Exists(target) || Links.LeadsOut(target) ? Links.Absolute(address, target) : throw new PageException(page, $"a link leads to '{target}', which does not exist.");
    }

    private static IEnumerable<string> PathsIn(SourceFolder repository) =>
        [
            "docs/zh-Hans/README.md",
            .. Folders.SelectMany(folder => repository.Files(folder, "*.md")),
            .. Pages.SelectMany(static page => new[] { $"docs/{page}.md", $"docs/zh-Hans/{page}.md" }),
        ];

    /// <summary>The template, with the parts of the repository's README that it asks for.</summary>
    private static string ReadmeOf(SourceFolder repository)
    {
        var readme = repository.ReadText(Readme);
        return Parts.Fill(repository.ReadText(Template), name => Parts.Of(readme, name) ?? throw new PageException(Template, $"{Readme} has no part '{name}'."));
    }

    private static PackedPage Page(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
