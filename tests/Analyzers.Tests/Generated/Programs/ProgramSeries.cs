using System.Globalization;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// The programs that tests look at. <c>GENERATED_PROGRAMS</c> asks for another number of them (thousands in a nightly run),
/// <c>GENERATED_SEED</c> for others.
/// </summary>
internal static class ProgramSeries
{
    public static bool IsNightly => FromEnvironment("GENERATED_PROGRAMS") is not null;

    public static int Count(int usual) => FromEnvironment("GENERATED_PROGRAMS") ?? usual;

    public static IReadOnlyList<GeneratedProgram> First(int count, int? seed = null, bool withConstructs = false) =>
        [.. Recipes(count, seed).AsParallel().AsOrdered().Select(made => ProgramGenerator.Write(made.Recipe, made.Name, withConstructs: withConstructs))];

    public static IEnumerable<(Recipe Recipe, string Name)> Recipes(int count, int? seed = null)
    {
        var first = seed ?? FromEnvironment("GENERATED_SEED") ?? 1;
        return Enumerable.Range(0, count).Select(index => (Recipe.Of(first + index), $"P{index:D5}"));
    }

    private static int? FromEnvironment(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
