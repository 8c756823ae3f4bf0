using System.Text.RegularExpressions;

namespace TorchSharp.Analyzers.Package.Tests.Documented;

/// <summary>What a user copies from a page: its blocks of code, in their order.</summary>
internal sealed partial class DocumentedPage
{
    private readonly List<(string Language, string Text)> _blocks;

    private DocumentedPage(string text) =>
        _blocks = [.. Block().Matches(text.ReplaceLineEndings("\n")).Select(static block => (block.Groups["language"].Value, block.Groups["text"].Value))];

    /// <param name="page">From the repository's root.</param>
    public static DocumentedPage Read(string page) => new(File.ReadAllText(Path.Combine(BuildFacts.RepositoryRoot, page)));

    public static DocumentedPage Of(string text) => new(text);

    /// <summary>The one block of a language that holds a text.</summary>
    public string Block(string language, string with = "") =>
        Assert.Single(_blocks, block => block.Language == language && block.Text.Contains(with, StringComparison.Ordinal)).Text;

    /// <summary>The arguments of a command, <c>dotnet</c> left out: the one that reads so, else the only one that begins so.</summary>
    public string[] Command(string beginning)
    {
        var commands = _blocks.Where(static block => block.Language == "sh").SelectMany(static block => block.Text.Split('\n')).Select(static line => Comment().Replace(line, "")).ToList();
        var command = commands.Contains(beginning) ? beginning : Assert.Single(commands, command => command.StartsWith(beginning + " ", StringComparison.Ordinal));
        return [.. Argument().Matches(command).Select(static argument => argument.Value.Trim('"')).Skip(1)];
    }

    /// <summary>All blocks without what a translation changes: comments, and the reason of a suppression.</summary>
    public IReadOnlyList<string> InAnyLanguage() => [.. _blocks.Select(static block => Reason().Replace(Comment().Replace(block.Text, ""), "Justification"))];

    [GeneratedRegex("^```(?<language>[a-z]*)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@" +(#|//) .*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex("Justification = \"[^\"]*\"")]
    private static partial Regex Reason();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Argument();
}
