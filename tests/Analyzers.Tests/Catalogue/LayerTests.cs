using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Tests.Catalogue;

/// <summary>
/// What may depend on what. A folder uses those that stand before it in the picture, and no other: so who reads one folder need know
/// nothing of those after it. <c>A, B</c> on one line stand side by side, and do not know each other.
/// </summary>
public sealed partial class LayerTests
{
    /// <summary>A family's folder has the rules, and all families stand side by side.</summary>
    private static readonly string[] Analyzers =
    [
        "Texts",
        "Flow.Events",
        "Flow.Values",
        "Flow.Names",
        "Flow.Bodies",
        "Flow.Summaries",
        "Flow.Applying",
        "Flow.Interpretation",
        "Flow",
        "Torch.Facts",
        "Torch.Meanings",
        "Torch.Functions",
        "Torch",
        "Torch.Records",
        "Torch.Registration",
        "Rules",
        "Losses, Tensors, Training, Library, Modules",
    ];

    /// <summary>The fixes know all of the analyzers. What edits text knows no loss.</summary>
    private static readonly string[] Fixes =
    [
        "Tracing",
        "Edits",
        "Fixing",
        "Losses.Uses",
        "Losses.Repairs, Tensors.Repairs, Training.Repairs, Library.Repairs, Modules.Repairs",
        "Losses, Tensors, Training, Library, Modules",
    ];

    [Fact]
    public void Folders_of_the_analyzers_depend_one_way() => Assert.Empty(Against(Analyzers, "analyzers"));

    [Fact]
    public void Folders_of_the_fixes_depend_one_way() => Assert.Empty(Against(Fixes, "codefixes"));

    [Theory]
    [InlineData("analyzers")]
    [InlineData("codefixes")]
    public void Every_folder_is_in_the_picture(string project)
    {
        var picture = (project == "analyzers" ? Analyzers : Fixes).SelectMany(Rooms).ToHashSet();
        Assert.Empty(FilesOf(project).Select(file => RoomOf(file, project)).Where(room => room is not "Polyfills").Distinct().Except(picture));
    }

    [Theory]
    [InlineData("Edits", "Losses.Uses", true)]
    [InlineData("Tracing", "Edits", true)]
    [InlineData("Losses.Uses", "Edits", false)]
    [InlineData("Edits", "Torch.Records", false)]
    public void A_use_of_what_stands_after_it_is_seen(string room, string used, bool isAgainst) =>
        Assert.Equal(isAgainst, IsAgainst(Fixes, room, used));

    private static IEnumerable<string> Against(string[] picture, string project) =>
        (from file in FilesOf(project)
         let room = RoomOf(file, project)
         from Match directive in Using().Matches(File.ReadAllText(file))
         let used = directive.Groups["name"].Value
         where IsAgainst(picture, room, used)
         select $"{room} -> {used}").Distinct();

    private static bool IsAgainst(string[] picture, string room, string used)
    {
        var (own, other) = (LayerOf(picture, room), LayerOf(picture, used));
        return own >= 0 && other >= own && room != used;
    }

    private static int LayerOf(string[] picture, string room) => Array.FindIndex(picture, layer => Rooms(layer).Contains(room));

    private static string[] Rooms(string layer) => layer.Split(", ");

    private static string RoomOf(string file, string project) =>
        Path.GetRelativePath(Path.Combine(BuildFacts.RepositoryRoot, project), Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');

    private static List<string> FilesOf(string project)
    {
        var root = Path.Combine(BuildFacts.RepositoryRoot, project);
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(file =>
            Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar) is [not ("bin" or "obj"), ..]).ToList();
        Assert.NotEmpty(files);
        return files;
    }

    [GeneratedRegex(@"^using (static )?TorchSharp\.Analyzers\.(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
