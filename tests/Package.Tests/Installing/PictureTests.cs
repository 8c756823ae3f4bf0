using System.Xml.Linq;

namespace TorchSharp.Analyzers.Package.Tests.Installing;

/// <summary>The picture of the README shows this solution and what the package really says of it.</summary>
[Collection<InstalledSolutionTests>]
public class PictureTests(InstalledSolution solution)
{
    private static readonly XElement Picture =
        XElement.Load(Path.Combine(BuildFacts.RepositoryRoot, "docs", "images", "finding.svg"), LoadOptions.PreserveWhitespace);

    [Fact]
    public void Its_message_is_the_message_of_the_build()
    {
        var finding = solution.FirstBuild.Log("Tagging").Findings.First(finding => finding.Rule == "TSA1001");
        Assert.Equal(finding.Message, string.Join(' ', Texts("message")));
    }

    [Theory]
    [InlineData("code", "Trainer.cs", 12)]
    [InlineData("origin", "Tagger.cs", 17)]
    public void Its_code_is_the_code_that_was_built(string part, string file, int firstLine)
    {
        var shown = Texts(part);
        Assert.Equal(4, shown.Count);
        Assert.Equal(InstalledSolution.Source(file).Skip(firstLine - 1).Take(shown.Count).Select(line => line.Trim()), shown);
    }

    private static List<string> Texts(string part) =>
        [.. Picture.Descendants().Where(element => (string?)element.Attribute("class") == part).Select(element => element.Value)];
}
