using System.Text.RegularExpressions;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>
/// Training code as projects hold it: model, loss, trainer and what else a program has, each in a file of its own of about a
/// hundred lines. Types have names of their own, member names come again everywhere, one program in eight has something to report.
/// </summary>
internal static partial class TrainingFiles
{
    private const int LinesPerFile = 100;

    /// <summary>A class of some programs that is meant to have the name of the library's.</summary>
    private const string LookAlike = "CrossEntropyLoss";

    /// <summary>The same with a training loop, a model and its optimizer in every second file.</summary>
    public static IReadOnlyList<(string Path, string Text)> WithLoops(int count) =>
        [("TrainerBase.cs", Trainers.Base), .. Create(count - 1).Select(static (file, number) =>
            number % 2 == 0 ? (file.Path, Layout.Indent(Trainers.Beside(file.Text, number))) : file)];

    public static IReadOnlyList<(string Path, string Text)> Create(int count) =>
        Create(count, static (recipe, number) => recipe.With("expected", number % 8 == 0 ? "a finding" : "silence"));

    /// <summary>The same where every program has the mistake of TSA1001.</summary>
    public static IReadOnlyList<(string Path, string Text)> CreateWithFindings(int count) =>
        Create(count, static (recipe, _) => recipe.With("expected", "a finding").With("pair", "Sigmoid into BinaryWithLogits"));

    private static List<(string Path, string Text)> Create(int count, Func<Recipe, int, Recipe> choose)
    {
        var files = new List<(string Path, string Text)>();
        for (var number = 0; files.Count < count; number++)
        {
            foreach (var (path, text) in Program(number, most: count - files.Count, choose))
                files.Add((path, Layout.Indent(Tools.Beside(text, files.Count, LinesPerFile))));
        }

        return files;
    }

    /// <summary>A program in files of its own, or in one where there is no room for them.</summary>
    private static IEnumerable<(string Path, string Text)> Program(int number, int most, Func<Recipe, int, Recipe> choose)
    {
        var recipe = choose(Recipe.Of(number).With("usings", "static torch and nn"), number);
        var program = Written(recipe.With("files", "separate"));
        if (program.Files.Count > most)
            program = Written(recipe.With("files", "one"));
        var types = string.Join('|', TypeDeclaration().Matches(program.Text).Select(match => match.Groups["name"].Value).Except([LookAlike]));
        return program.Files.Select(file => (
            $"Part{number}.{Path.GetFileName(file.Path)}",
            Regex.Replace(file.Text, $@"\b({types})\b", $"${{1}}{number}")));

        GeneratedProgram Written(Recipe of) => ProgramGenerator.Write(of, $"Project.Part{number}");
    }

    [GeneratedRegex(@"\b(class|interface|record|struct) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeDeclaration();
}
