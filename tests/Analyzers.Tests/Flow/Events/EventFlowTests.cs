using CsCheck;
using TorchSharp.Analyzers.Flow.Events;

namespace TorchSharp.Analyzers.Tests.Flow.Events;

/// <summary>What the traces of small graphs say, against all paths through them, written out one by one.</summary>
public sealed class EventFlowTests
{
    private const int MostSteps = 12;

    private static readonly string[] Subjects = ["a", "b"];

    /// <summary>Four blocks between entry and exit: what happens in each, and to which others each leads.</summary>
    private static readonly Gen<DrawnGraph> Graphs =
        Gen.Select(Drawn.Happenings.Array[0, 2].Array[6], Gen.Int[1, 5].Array[1, 2].Array[5]).Select((happenings, edges) => new DrawnGraph(happenings, edges));

    [Fact]
    public void Says_of_every_path_to_the_exit_what_happens_on_it() => Graphs.Sample(graph =>
    {
        var exit = new EventFlow<Traces<string>>(graph.ToEvents(), Traces<string>.Nothing).AtExit;
        var paths = graph.PathsFrom(0, to: 5, static _ => true).ToList();
        foreach (var subject in Subjects)
        {
            foreach (var path in paths)
                AssertCovers(exit![subject], Words(path, subject));
        }
    });

    [Fact]
    public void Is_exact_where_all_ways_are_one() => Drawn.Happenings.Array[0, 2].Array[6].Sample(happenings =>
    {
        var graph = new DrawnGraph(happenings, [[1], [2], [3], [4], [5]]);
        var exit = new EventFlow<Traces<string>>(graph.ToEvents(), Traces<string>.Nothing).AtExit!;
        foreach (var subject in Subjects)
        {
            var word = Words([.. happenings.Take(5).SelectMany(static block => block)], subject);
            Assert.Equal(word.Aggregate(Trace.Nothing, static (before, kind) => before.Then(Trace.Of(kind))), exit[subject]);
        }
    });

    [Fact]
    public void Says_of_every_round_what_happens_in_it() => Graphs.Sample(graph =>
    {
        foreach (var cycle in new EventFlow<Traces<string>>(graph.ToEvents(), Traces<string>.Nothing).Cycles())
        {
            foreach (var path in graph.PathsFrom(cycle.Head, to: cycle.Head, last => last >= cycle.Head))
            {
                foreach (var subject in Subjects)
                    AssertCovers(cycle.Round[subject] with { Must = Kinds.None, MayBeNothing = true }, Words(path, subject));
            }
        }
    });

    [Fact]
    public void An_exception_may_come_before_and_after_everything()
    {
        var graph = new EventGraph<Traces<string>>(4);
        graph.In(1).AddRange([Traces<string>.OfAll(0), Traces<string>.OfAll(1)]);
        graph.From(0).Add(new(1, null));
        graph.From(1).Add(new(3, null));
        graph.Handlers(1).Add(2);
        graph.In(2).Add(Traces<string>.OfAll(2));
        graph.From(2).Add(new(3, null));
        var flow = new EventFlow<Traces<string>>(graph, Traces<string>.Nothing);
        Assert.Equal(Kinds.Of(0, 1), flow.Before(2, 0)!.Rest.May);
        Assert.True(flow.Before(2, 0)!.Rest.MayBeNothing);
        Assert.Equal(Kinds.None, flow.AtExit!.Rest.Must);
    }

    [Fact]
    public void What_ends_on_a_branch_has_happened_after_it()
    {
        var graph = new EventGraph<Traces<string>>(3);
        graph.In(1).Add(Traces<string>.OfAll(0));
        graph.From(0).Add(new(1, null));
        graph.From(1).Add(new(2, Traces<string>.OfAll(1)));
        Assert.Equal((Kinds.Of(1), false), new EventFlow<Traces<string>>(graph, Traces<string>.Nothing).AtExit!.Rest.LastOf(Kinds.Of(0, 1)));
    }

    [Fact]
    public void A_body_that_never_ends_has_no_exit()
    {
        var graph = new EventGraph<Traces<string>>(3);
        graph.From(0).Add(new(1, null));
        graph.From(1).Add(new(1, null));
        Assert.Null(new EventFlow<Traces<string>>(graph, Traces<string>.Nothing).AtExit);
    }

    private static int[] Words(IReadOnlyList<Drawn.Happening> path, string subject) =>
        [.. path.Where(happening => happening.Concerns(subject)).Select(static happening => happening.Kind)];

    private static void AssertCovers(Trace trace, int[] word)
    {
        var exact = word.Aggregate(Trace.Nothing, static (before, kind) => before.Then(Trace.Of(kind)));
        Assert.Equal(trace, trace.Or(exact));
        Assert.True((trace.Must & ~exact.May).IsEmpty, $"{trace} must not be said of {string.Concat(word)}.");
    }

    private sealed record DrawnGraph(Drawn.Happening[][] Happenings, int[][] Edges)
    {
        public EventGraph<Traces<string>> ToEvents()
        {
            var graph = new EventGraph<Traces<string>>(Happenings.Length);
            for (var block = 0; block < Edges.Length; block++)
            {
                graph.In(block).AddRange(Happenings[block].Select(static happening => happening.Traces));
                graph.From(block).AddRange(Edges[block].Distinct().Select(static to => new EventGraph<Traces<string>>.Edge(to, null)));
            }

            return graph;
        }

        /// <summary>What happens on each path, up to a length; one that comes to its end stops there.</summary>
        public IEnumerable<IReadOnlyList<Drawn.Happening>> PathsFrom(int start, int to, Func<int, bool> mayBeLast) => PathsFrom(start, to, mayBeLast, [], MostSteps);

        private IEnumerable<IReadOnlyList<Drawn.Happening>> PathsFrom(int block, int to, Func<int, bool> mayBeLast, IReadOnlyList<Drawn.Happening> before, int steps)
        {
            if (steps == 0 || block == Edges.Length)
                yield break;
            var done = before.Concat(Happenings[block]).ToList();
            foreach (var next in Edges[block].Distinct())
            {
                if (next == to && mayBeLast(block))
                    yield return done;
                if (next == to)
                    continue;
                foreach (var path in PathsFrom(next, to, mayBeLast, done, steps - 1))
                    yield return path;
            }
        }
    }
}
