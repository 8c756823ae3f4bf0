using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>An editor asks about one document, a build about all, from several threads, and any of them may stop asking: all get the same answers.</summary>
public class QuestionsTests
{
    private static readonly string[] Members = ["P.A", "P.B", "P.C", "P.Odd", "P.Even", "P.Set", "P.Keep", "P.Look", "P.LookBack", "P.Main"];

    private static readonly ToyProgram Program = ToyProgram.Of("""
        class P
        {
            private Thing _kept = Red(Find());
            private Thing? _set;
            private Filter _filter = new BlueFilter();

            static Thing A(Thing x, int n) { Observe(B(x, n)); return n == 0 ? Red(x) : B(x, n - 1); }
            static Thing B(Thing x, int n) { Observe(C(x, n)); return n == 1 ? Red(x) : C(x, n - 1); }
            static Thing C(Thing x, int n) { Observe(A(x, n)); return A(x, n); }
            static Thing Odd(Thing x, int n) => n == 0 ? Red(x) : Even(x, n - 1);
            static Thing Even(Thing x, int n) { Observe(Odd(x, n)); return n == 0 ? Blue(x) : Odd(x, n - 1); }
            void Set() { _set = Same(_kept); Keep(); }
            void Keep() => _kept = Same(_kept);
            void Look() { Observe(_kept); Observe(_set!); }
            void LookBack() { Look(); Observe(_filter.Apply(_set!)); _filter = new BlueFilter(); }
            static void Main() { var p = new P(); p.Set(); p.LookBack(); Observe(A(Find(), 3)); }
        }
        """);

    [Fact]
    public void Whoever_asks_first()
    {
        var alone = Members.ToDictionary(member => member, member => Program.Fresh().Observed(member));
        foreach (var first in Members)
        {
            foreach (var rest in new[] { Members, [.. Members.Reverse()] })
            {
                var program = Program.Fresh();
                program.Observed(first);
                foreach (var member in rest)
                    Assert.Equal(alone[member], program.Observed(member));
            }
        }

        Assert.NotEmpty(alone["P.Look"]);
        Assert.NotEmpty(alone["P.A"]);
    }

    [Fact]
    public void Whoever_asks_at_the_same_time()
    {
        var alone = Members.ToDictionary(member => member, member => Program.Fresh().Observed(member));
        for (var round = 0; round < 10; round++)
        {
            var program = Program.Fresh();
            Parallel.ForEach(Members.Concat(Members.Reverse()), member => Assert.Equal(alone[member], program.Observed(member)));
        }
    }

    /// <summary>A build analyses files at the same time that call the same methods.</summary>
    [Fact]
    public async Task Whoever_needs_what_another_is_at_waits_for_it()
    {
        const int Callers = 8;
        var calls = string.Concat(Enumerable.Range(0, Callers).Select(index => $$"""
                static void Main{{index}}() { Observe(Third{{index}}(Find())); Observe(Last(Find())); }
                static Thing Third{{index}}(Thing x) => Second(x);

            """));
        var program = ToyProgram.Of($$"""
            class P
            {
            {{calls}}
                static Thing Second(Thing x) { foreach (var _ in new int[3]) x = First(x); return x; }
                static Thing First(Thing x) => Last(Same(x));
                static Thing Last(Thing x) { try { return Red(x); } finally { Observe(x); } }
            }
            """);
        var alone = program.Fresh();
        for (var index = 0; index < Callers; index++)
            alone.Observed($"P.Main{index}");
        for (var round = 0; round < 10; round++)
        {
            var fresh = program.Fresh();
            using var start = new Barrier(Callers);
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(index => OnThreadOfItsOwn(() =>
            {
                start.SignalAndWait();
                fresh.Observed($"P.Main{index}");
            })));
            Assert.Equal(alone.Flow.Bodies.GraphsMade, fresh.Flow.Bodies.GraphsMade);
        }
    }

    [Fact]
    public void Whoever_stops_asking_in_the_middle()
    {
        var expected = Members.Select(member => string.Join(';', Program.Fresh().Observed(member))).ToArray();
        var questions = 0;
        Program.Fresh(() => questions++).Observed("P.Main");
        Assert.True(questions > 10, "The program is too small to stop in the middle of it.");
        for (var last = 1; last < questions; last += 3)
        {
            var left = last;
            using var source = new CancellationTokenSource();
            var program = Program.Fresh(() =>
            {
                if (--left == 0)
                    source.Cancel();
            });
            Stopped(() => program.ObservedUntil("P.Main", source.Token));
            Assert.Equal(expected, Members.Select(member => string.Join(';', program.Observed(member))));
        }
    }

    [Fact]
    public void Whoever_has_stopped_before_asking()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var program = Program.Fresh();
        Assert.ThrowsAny<OperationCanceledException>(() => program.ObservedUntil("P.Main", source.Token));
        Assert.Equal(Program.Fresh().Observed("P.Main"), program.Observed("P.Main"));
    }

    private static Task OnThreadOfItsOwn(Action ask) =>
        Task.Factory.StartNew(ask, TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>The last blocks may be done before the next time that anybody looks at the token.</summary>
    private static void Stopped(Action ask)
    {
        try
        {
            ask();
        }
        catch (OperationCanceledException exception)
        {
            Assert.True(exception.CancellationToken.IsCancellationRequested);
        }
    }
}
