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
        page.Append($"\n{RuleTable.OfFamilies(catalog.Rules, language, from: path, heading: "##")}");
        return new GeneratedFile(path, page.ToString());
    }
}
