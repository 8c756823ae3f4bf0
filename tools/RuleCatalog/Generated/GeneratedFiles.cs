namespace RuleCatalog.Generated;

/// <summary>Everything in the repository that follows from the rules alone.</summary>
internal static class GeneratedFiles
{
    public static IEnumerable<GeneratedFile> Of(Catalog catalog, Repository repository)
    {
        foreach (var language in Language.All)
        {
            yield return RuleIndex.Of(catalog, language);
            if (repository.Read(language.Readme) is { } readme)
                yield return new GeneratedFile(language.Readme, MarkedPart.Replace(readme, ReadmeTable(catalog, language)));
            if (repository.Read(language.DifferencesPage) is { } differences)
                yield return new GeneratedFile(language.DifferencesPage, FaultParts.Replace(differences, language));
        }

        yield return ReleaseTable.Unshipped(catalog, repository);
        yield return GlobalConfig.All(catalog);
        yield return GlobalConfig.None(catalog);
    }

    private static string ReadmeTable(Catalog catalog, Language language) =>
        $"\n{RuleTable.OfFamilies(catalog.Rules, language, from: language.Readme, heading: "###")}\n";
}
