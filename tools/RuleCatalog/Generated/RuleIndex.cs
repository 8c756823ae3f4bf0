using System.Text;

namespace RuleCatalog.Generated;

/// <summary>The page that lists all rules of a language, a table for each family.</summary>
internal static class RuleIndex
{
    public static GeneratedFile Of(Catalog catalog, Language language)
    {
        var path = $"{language.RulesFolder}/README.md";
        var page = new StringBuilder();
        page.Append("<!-- Written by tools/RuleCatalog. -->\n");
        page.Append($"# {language.IndexTitle}\n\n{language.IndexIntroduction}\n");
        foreach (var family in catalog.Rules.GroupBy(rule => rule.Category))
        {
            page.Append($"\n## {language.FamilyNames[family.Key]}\n\n");
            page.Append(RuleTable.Of(family, language, from: path));
        }

        return new GeneratedFile(path, page.ToString());
    }
}
