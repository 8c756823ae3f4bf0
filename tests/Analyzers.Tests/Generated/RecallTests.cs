using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What the rules see of programs whose truth is known by how they were made.</summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private const int Usual = 600;

    [Fact]
    public async Task Mistakes_are_found_where_they_are_and_right_code_is_left_alone()
    {
        var tally = await RecallTally.OfAsync(ProgramSeries.First(ProgramSeries.Count(Usual), withConstructs: true), TestContext.Current.CancellationToken);

        output.WriteLine(tally.ToString());
        Assert.Empty(tally.CompileErrors);
        Assert.Empty(tally.Crashes);
        Assert.Empty(tally.FalseAlarms);
        Assert.True(tally.Recall >= RecallTally.LeastRecall, string.Create(CultureInfo.InvariantCulture, $"recall is {tally.Recall:P1}\n{tally}"));
    }
}
