namespace TorchSharp.Analyzers.Package.Tests.Documented;

/// <summary>Both languages show the same examples, so those of one stand for both when they are run.</summary>
public class LanguagesTests
{
    [Theory]
    [InlineData("README.md", "docs/zh-Hans/README.md")]
    [InlineData("docs/editors.md", "docs/zh-Hans/editors.md")]
    [InlineData("docs/taking-it-up.md", "docs/zh-Hans/taking-it-up.md")]
    [InlineData("docs/torchsharp-versions.md", "docs/zh-Hans/torchsharp-versions.md")]
    [InlineData("docs/wrong-finding.md", "docs/zh-Hans/wrong-finding.md")]
    public void The_examples_are_the_same(string english, string chinese)
    {
        var examples = DocumentedPage.Read(english).InAnyLanguage();
        Assert.NotEmpty(examples);
        Assert.Equal(examples, DocumentedPage.Read(chinese).InAnyLanguage());
    }

    /// <summary>What a visitor is told to run first is what the workflow runs on three systems.</summary>
    [Theory]
    [InlineData("dotnet run")]
    [InlineData("dotnet test")]
    public void The_workflow_runs_the_first_commands(string command)
    {
        var workflow = File.ReadAllLines(Path.Combine(BuildFacts.RepositoryRoot, ".github", "workflows", "test.yml"));
        Assert.Contains($"      - run: dotnet {string.Join(' ', DocumentedPage.Read("README.md").Command(command))}", workflow);
    }

    [Fact]
    public void The_workflow_of_a_release_packs_as_the_first_page_does()
    {
        var workflow = File.ReadAllLines(Path.Combine(BuildFacts.RepositoryRoot, ".github", "workflows", "pack.yml"));
        Assert.Contains($"      - run: dotnet {string.Join(' ', DocumentedPage.Read("README.md").Command("dotnet pack"))}", workflow);
    }
}
