using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>What the rules see of programs whose truth is known by how they were made.</summary>
public sealed class RecallTests(ITestOutputHelper output)
{
    private const int Usual = 600;
    private const int BatchSize = 100;

    /// <summary>The bar: of a hundred mistakes, at most two go unseen.</summary>
    private const double LeastRecall = 0.98;

    [Fact]
    public async Task Mistakes_are_found_where_they_are_and_right_code_is_left_alone()
    {
        var tally = new RecallTally();
        foreach (var programs in ProgramSeries.First(ProgramSeries.Count(Usual)).Chunk(BatchSize))
            tally.Add(programs, await new ProgramBatch(programs).AnalyzeAsync(TestContext.Current.CancellationToken));

        output.WriteLine(tally.ToString());
        Assert.Empty(tally.CompileErrors);
        Assert.Empty(tally.Crashes);
        Assert.Empty(tally.FalseAlarms);
        Assert.True(tally.Recall >= LeastRecall, string.Create(CultureInfo.InvariantCulture, $"recall is {tally.Recall:P1}\n{tally}"));
    }
}
