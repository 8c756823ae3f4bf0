using TorchSharp.Analyzers.Testing;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Reference.Tests.Fixes.Running;

/// <summary>A generated program that writes down its figures, and its twin: the same program, as it would have been without the mistake.</summary>
internal sealed record RunnableProgram(GeneratedProgram Wrong, GeneratedProgram Right)
{
    private const string Recorder = """
        internal static class Recorder
        {
            public static readonly System.Collections.Generic.List<float> Losses = [];
            public static readonly System.Collections.Generic.List<float> Figures = [];
        }
        """;

    public string Name => Wrong.Name;

    public string Rule => Wrong.Rule!;

    public static RunnableProgram Of(Recipe recipe, string name)
    {
        var wrong = ProgramGenerator.Write(recipe.With("expected", "a finding").With("use of the loss", "printed"), name, withConsumers: true);
        return new(wrong, ProgramGenerator.Write(Mended(wrong), name, withConsumers: true));
    }

    public static Task<TestProgram> CompileAsync(GeneratedProgram program)
    {
        var files = program.Files.Select(file => new SourceFile(file.Path, Recording(file.Text)));
        return TestProgram.CreateAsync([.. files, new("Recorder.cs", $"namespace {program.Name};\n{Recorder}")], ProgramOptions.Default with { Usings = "" });
    }

    public string ChoiceOf(string dimension) => Wrong.Choices.FirstOrDefault(choice => choice.Key == dimension).Value ?? "";

    /// <summary>A model that ends in dropout stands for one that ends in its last layer: its noise would hide the loss.</summary>
    private static string Recording(string text) => text
        .Replace("Dropout(0.1)", "Identity()", StringComparison.Ordinal)
        .Replace("Console.WriteLine(loss.item<float>());", "Recorder.Losses.Add(loss.item<float>());", StringComparison.Ordinal)
        .Replace("Console.WriteLine(", "Recorder.Figures.Add(", StringComparison.Ordinal);

    /// <summary>Every decision as before, except for output and loss. A clamp of probabilities has no place before logits.</summary>
    private static Recipe Mended(GeneratedProgram wrong)
    {
        var recipe = wrong.Choices.Aggregate(wrong.Recipe, (made, choice) => made.With(choice.Key, choice.Value))
            .With("expected", "silence").With("silence", "right").With("pair", RightPair(wrong));
        return wrong.Choices.Any(choice => choice is { Key: "operation", Value: "clamp of a probability" }) ? recipe.With("transparent operation", "no") : recipe;
    }

    private static string RightPair(GeneratedProgram wrong)
    {
        var pair = wrong.Choices.First(choice => choice.Key == "pair").Value.Split(" into ");
        var (output, criterion) = (Enum.Parse<Output>(pair[0]), Enum.Parse<Criterion>(pair[1]));
        return (output, criterion) switch
        {
            (Output.LogSoftmax, Criterion.Binary) => $"{Output.Softmax} into {Criterion.Binary}",
            (_, Criterion.Binary) => $"{Output.Logits} into {Criterion.BinaryWithLogits}",
            (_, Criterion.NegativeLikelihood) => $"{Output.Logits} into {Criterion.CrossEntropy}",
            _ => $"{Output.Logits} into {criterion}",
        };
    }
}
