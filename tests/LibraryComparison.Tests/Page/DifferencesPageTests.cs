using Xunit;

namespace LibraryComparison.Tests.Page;

/// <summary>What docs/torchsharp-differences.md says that its programs print, they print; its twin has the same programs.</summary>
public class DifferencesPageTests
{
    [Fact]
    public void Every_program_prints_what_the_page_says()
    {
        var page = DifferencesPage.English;
        var programs = new PagePrograms(page);

        var contradictions = page.Programs
            .Select((program, index) => (program.Anchor, program.Output, Printed: programs.Output(index)))
            .Where(program => program.Printed != program.Output)
            .Select(program => $"{program.Anchor}: the page says\n{program.Output}it prints\n{program.Printed}");

        var all = string.Join('\n', contradictions);
        Assert.True(all.Length == 0, all);
    }

    [Fact]
    public void The_Chinese_page_has_the_same_programs_under_the_same_anchors()
    {
        Assert.Equal(DifferencesPage.English.Beginning, DifferencesPage.Chinese.Beginning);
        Assert.Equal(DifferencesPage.English.Programs, DifferencesPage.Chinese.Programs);
        Assert.Equal(DifferencesPage.English.Anchors, DifferencesPage.Chinese.Anchors);
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        foreach (var page in new[] { DifferencesPage.English, DifferencesPage.Chinese })
        {
            Assert.All(page.Links, link => Assert.True(link[0] == '#' ? page.Anchors.Contains(link[1..]) : page.HasFile(link), link));
            Assert.All(page.Anchors, anchor => Assert.Contains($"#{anchor}", page.Links));
        }
    }
}
