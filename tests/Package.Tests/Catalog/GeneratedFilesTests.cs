using RuleCatalog.Checks;
using RuleCatalog.Generated;

namespace TorchSharp.Analyzers.Package.Tests.Catalog;

/// <summary>What the catalog writes, and that it notices each file that no longer agrees.</summary>
public sealed class GeneratedFilesTests : IDisposable
{
    private readonly SubjectRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void What_was_just_written_has_not_drifted() => Assert.Empty(Drift.Problems(SubjectRepository.Rules, _repository.Files));

    [Theory]
    [InlineData("docs/rules/README.md")]
    [InlineData("docs/zh-Hans/rules/README.md")]
    [InlineData("nuget/build/config/All.globalconfig")]
    [InlineData("nuget/build/config/None.globalconfig")]
    [InlineData("analyzers/AnalyzerReleases.Unshipped.md")]
    [InlineData("README.md")]
    public void A_changed_line_is_named(string path)
    {
        var lines = _repository.Files.Read(path)!.Split('\n');
        var changed = Array.FindIndex(lines, line => line.Contains("TSA1102", StringComparison.Ordinal));
        lines[changed] = "";
        _repository.Files.Write(path, string.Join('\n', lines));
        Assert.Equal([$"{path} differs from the rules at line {changed + 1}; run 'write'."], Drift.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        _repository.Delete("docs/rules/README.md");
        Assert.Equal(["docs/rules/README.md is missing; run 'write'."], Drift.Problems(SubjectRepository.Rules, _repository.Files));
    }

    [Fact]
    public void A_readme_without_the_marks_is_refused()
    {
        _repository.Files.Write(SubjectRepository.Readme, "# Product\n");
        Assert.Throws<InvalidDataException>(() => GeneratedFiles.Of(SubjectRepository.Rules, _repository.Files).ToList());
    }

    [Fact]
    public void The_readme_keeps_what_is_written_by_hand() => Assert.Equal(
        """
        # Product

        <!-- rules: written by tools/RuleCatalog -->

        ### Losses and activations

        | Rule | Default | Fix | What it finds |
        | --- | --- | --- | --- |
        | [TSA1101](docs/rules/TSA1101.md) | warning | yes | First \| and foremost |
        | [TSA1102](docs/rules/TSA1102.md) | suggestion |  | Second |

        <!-- /rules -->

        The end.

        """.ReplaceLineEndings("\n"),
        _repository.Files.Read(SubjectRepository.Readme));

    [Fact]
    public void The_Chinese_index_links_to_the_Chinese_pages() => Assert.Contains(
        "| [TSA1102](TSA1102.md) | 建议 |  | Second |\n", _repository.Files.Read("docs/zh-Hans/rules/README.md"), StringComparison.Ordinal);

    [Fact]
    public void Mode_All_makes_warnings_and_yields_to_the_user()
    {
        var config = _repository.Files.Read("nuget/build/config/All.globalconfig")!;
        Assert.Contains("is_global = true\nglobal_level = -100\n", config, StringComparison.Ordinal);
        Assert.Contains("dotnet_diagnostic.TSA1102.severity = warning\n", config, StringComparison.Ordinal);
    }

    [Fact]
    public void Mode_None_switches_every_rule_off() => Assert.Contains(
        "dotnet_diagnostic.TSA1101.severity = none\ndotnet_diagnostic.TSA1102.severity = none\n",
        _repository.Files.Read("nuget/build/config/None.globalconfig"),
        StringComparison.Ordinal);
}
