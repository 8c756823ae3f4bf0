namespace RuleCatalog.Checks;

/// <summary>What every rule must have by hand, under the name by which one search finds it: analyzer, tests, a page in each language.</summary>
internal static class RuleFiles
{
    private const string Tests = "tests/Analyzers.Tests";
    private const string WrongFinding = "../wrong-finding.md";

    public static IEnumerable<string> Problems(Catalog catalog, Repository repository) =>
        [
            .. catalog.Rules.SelectMany(rule => Problems(rule, repository)),
            .. SharedClasses(catalog),
            .. SharedIds(catalog),
            .. Orphans(catalog, repository),
        ];

    private static IEnumerable<string> Problems(Rule rule, Repository repository)
    {
        var source = $"analyzers/{rule.Category}/{rule.Analyzer.Name}.cs";
        if (!rule.Analyzer.Name.StartsWith(rule.Id + "_", StringComparison.Ordinal))
            yield return $"{rule.Id} is reported by '{rule.Analyzer.Name}', whose name does not begin with '{rule.Id}_'.";
        if (!repository.Exists(source))
            yield return $"{rule.Id} has no analyzer at {source}.";
        if (!repository.Files(Tests, $"{rule.Analyzer.Name}*.cs").Any())
            yield return $"{rule.Id} has no tests: no file {rule.Analyzer.Name}*.cs under {Tests}.";
        foreach (var fix in rule.Fixes.Where(fix => !fix.Name.StartsWith("TSA", StringComparison.Ordinal)))
            yield return $"{rule.Id} is repaired by '{fix.Name}', whose name does not begin with a rule's ID.";
        foreach (var language in Language.All)
        {
            if (PageProblem(rule, language, repository.Read(language.PageOf(rule.Id))) is { } problem)
                yield return problem;
        }

        if (!rule.Descriptor.HelpLinkUri.EndsWith("/" + Language.English.PageOf(rule.Id), StringComparison.Ordinal))
            yield return $"{rule.Id} has the help link '{rule.Descriptor.HelpLinkUri}', which is not its page.";
    }

    private static string? PageProblem(Rule rule, Language language, string? page)
    {
        var heading = page?.Split('\n')[0];
        if (heading is null)
            return $"{rule.Id} has no page at {language.PageOf(rule.Id)}.";
        if (!heading.StartsWith($"# {rule.Id}", StringComparison.Ordinal) || !heading.EndsWith(rule.Title(language), StringComparison.Ordinal))
            return $"{language.PageOf(rule.Id)} is headed '{heading}'; the rule's title is '{rule.Title(language)}'.";
        return page!.Contains($"({WrongFinding})", StringComparison.Ordinal)
            ? null
            : $"{language.PageOf(rule.Id)} does not say what to do about a wrong finding: it has no link to {WrongFinding}.";
    }

    // 'dotnet format' applies the fixes of a class with several rules wrongly.
    private static IEnumerable<string> SharedClasses(Catalog catalog) =>
        from rules in catalog.Rules.GroupBy(rule => rule.Analyzer)
        where rules.Count() > 1
        select $"'{rules.Key.Name}' reports {string.Join(", ", rules.Select(rule => rule.Id))}; a class reports one rule.";

    private static IEnumerable<string> SharedIds(Catalog catalog) =>
        from rules in catalog.Rules.GroupBy(rule => rule.Id)
        where rules.Count() > 1
        select $"{rules.Key} is reported by {string.Join(", ", rules.Select(rule => $"'{rule.Analyzer.Name}'"))}; an ID has one class.";

    private static IEnumerable<string> Orphans(Catalog catalog, Repository repository)
    {
        var ids = catalog.Rules.Select(rule => rule.Id).ToHashSet();
        return from language in Language.All
               from page in repository.Files(language.RulesFolder, "TSA*.md")
               where !ids.Contains(Path.GetFileNameWithoutExtension(page))
               select $"{page} is the page of no rule.";
    }
}
