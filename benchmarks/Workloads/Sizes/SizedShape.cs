namespace TorchSharp.Analyzers.Benchmarks.Sizes;

/// <summary>A program of one shape that can be drawn at any size: <c>Text(2 * n)</c> has twice as many of what it is named after.</summary>
/// <param name="Name">What there is much of.</param>
/// <param name="Largest">As much as a program may have of it.</param>
/// <param name="Text">The program.</param>
public sealed record SizedShape(string Name, int Largest, Func<int, string> Text)
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;

        """;

    /// <summary>Thousands of classes that do something: such a project takes the compiler seconds, too, so that growth and shares say something, and seconds do not.</summary>
    public bool IsWholeProject { get; init; }

    public static IReadOnlyList<SizedShape> All { get; } = [.. TypeShapes.All, .. MethodShapes.All, .. ExpressionShapes.All, .. ProgramShapes.All];

    public string Program(int size) => Usings + Text(size);

    /// <summary>One text for each number from 0.</summary>
    internal static string Each(int count, Func<int, string> text) => string.Join("\n", Enumerable.Range(0, count).Select(text));

    /// <summary>A text within a text within a text: <c>functional.relu(functional.relu(functional.relu(x)))</c>.</summary>
    internal static string Nested(int depth, string before, string innermost, string after) =>
        string.Concat(Enumerable.Repeat(before, depth)) + innermost + string.Concat(Enumerable.Repeat(after, depth));

    /// <summary>A class with one method that trains, and whatever stands around it.</summary>
    internal static string Method(string body, string members = "") => $$"""
        static class Training
        {
            {{members}}
            public static void Fit(Module<Tensor, Tensor> model, Tensor x, Tensor y, bool[] flags, int n)
            {
                {{body}}
            }
        }
        """;
}
