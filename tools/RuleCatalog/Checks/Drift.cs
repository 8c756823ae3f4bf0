using RuleCatalog.Generated;

namespace RuleCatalog.Checks;

/// <summary>Generated files that are no longer what the rules make of them.</summary>
internal static class Drift
{
    public static IEnumerable<string> Problems(Catalog catalog, Repository repository) =>
        from file in GeneratedFiles.Of(catalog, repository)
        let actual = repository.Read(file.Path)
        where actual != file.Content
        select actual is null
            ? $"{file.Path} is missing; run 'write'."
            : $"{file.Path} differs from the rules at line {FirstDifference(actual, file.Content)}; run 'write'.";

    private static int FirstDifference(string actual, string expected)
    {
        var same = actual.Split('\n').Zip(expected.Split('\n')).TakeWhile(lines => lines.First == lines.Second);
        return same.Count() + 1;
    }
}
