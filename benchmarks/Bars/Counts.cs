using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>What no noise touches: bodies interpreted and bytes allocated.</summary>
internal sealed class Counts : IBars
{
    private const int Edits = 20;

    public string Command => "counts";

    public string Summary => "actions registered, bodies interpreted and bytes allocated, for builds and for edits";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var small = Workload.Training(100).Checked();
        var large = Workload.Training(1000).Checked();
        var (hundred, _) = Measure("build of 100 files", contender => Costs.Of(small.Analyze, contender), details);
        var (thousand, graphs) = Measure("build of 1000 files", contender => Costs.Of(large.Analyze, contender), details);
        var loops = Workload.Loops(1000).Checked();
        var (edits, graphsOfEdits) = Measure($"{Edits} edits at 1000 files with training loops", contender => Costs.Sum(Enumerable.Range(0, Edits).Select(
            edit => Costs.Of(each => loops.Edit(each, edit), contender))), details);
        yield return new("batch, 1000 files: bodies interpreted over bodies", (double)thousand.Graphs / graphs.Graphs, 1.15);
        yield return new("batch, 1000 files: bytes over the graph-building analyzer's", thousand.Bytes / graphs.Bytes, 1.15);
        yield return new("growth: bytes a file at 1000 files over those at 100", thousand.Bytes / hundred.Bytes / 10, 1.10);
        yield return new("live edit at 1000 files with training loops: bytes over the graph-building analyzer's", edits.Bytes / graphsOfEdits.Bytes, 1.4);
    }

    private static (Costs Ours, Costs Graphs) Measure(string what, Func<Contender, Costs> measure, TextWriter details)
    {
        var costs = new[] { Contender.Empty, Contender.Graph, Contender.Ours }.ToDictionary(contender => contender, measure);
        details.WriteLine($"{what}: " + string.Join("; ", costs.Select(static cost => string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Key} {cost.Value.Actions} actions, {cost.Value.Graphs} graphs, {cost.Value.Bytes / 1e6:0.0} MB"))));
        return (costs[Contender.Ours], costs[Contender.Graph]);
    }
}
