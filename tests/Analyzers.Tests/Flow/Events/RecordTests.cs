using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow.Events;

/// <summary>What is taken down of a body: <c>Begin</c>, <c>End</c> and <c>Write</c>, in the order of its ways.</summary>
public sealed class RecordTests
{
    private const int Begin = 0, End = 1, Write = 2;

    [Theory]
    [InlineData("Begin(); Write(); End();", "BWE")]
    [InlineData("Opened(); Write(); End();", "BWE")]
    [InlineData("Whole();", "BWE")]
    [InlineData("try { Begin(); Write(); } finally { End(); }", "BWE")]
    [InlineData("if (b) return; Begin(); Write(); End();", "BWE", true)]
    [InlineData("Action write = () => Write(); Begin(); write(); End();", "BWE")]
    [InlineData("void Local() { Write(); } Begin(); Local(); End();", "BWE")]
    [InlineData("Action run = Whole; run();", "BWE")]
    [InlineData("Run(() => Write());", "W", true)]
    [InlineData("Maker maker = new(); maker.Make();", "W")]
    [InlineData("Action unused = () => Write(); Begin(); End();", "BE")]
    [InlineData("Begin(); foreach (var i in new int[n]) Write(); End();", "BWWE", true)]
    [InlineData("var t = new Writer();", "W")]
    [InlineData("var w = Written;", "W")]
    public void Takes_down_what_happens_in_order(string body, string word, bool isOneOfSeveral = false)
    {
        var trace = TraceOf(body);
        var exact = word.Aggregate(Trace.Nothing, static (before, letter) => before.Then(Trace.Of("BEW".IndexOf(letter))));
        if (isOneOfSeveral)
            Assert.Equal(trace with { Must = Kinds.None }, trace.Or(exact) with { Must = Kinds.None });
        else
            Assert.Equal(exact, trace);
    }

    [Theory]
    [InlineData("Anybody?.Invoke();")]
    [InlineData("Anything.Make();")]
    [InlineData("dynamic d = x; d.Run();")]
    public void What_nobody_sees_may_be_anything(string body) => Assert.Equal(Kinds.All, TraceOf(body).Perhaps);

    [Theory]
    [InlineData("Later(() => Write());")]
    [InlineData("Task.Run(() => Write());")]
    [InlineData("Later(Whole);")]
    public void A_function_that_is_given_away_may_run(string body) => Assert.True(TraceOf(body).MayOrPerhaps.Has(Write));

    [Fact]
    public void One_of_several_overrides_may_run()
    {
        var trace = TraceOf("Either.Make();");
        Assert.Equal((Kinds.Of(Begin, Write), Kinds.None), (trace.May, trace.Must));
    }

    [Theory]
    [InlineData("Begin(); for (var i = 0; i < n; i++) { Write(); } End();", Begin, End)]
    [InlineData("Begin(); while (b) Many();", Begin)]
    [InlineData("Many(); End();", End)]
    public void Tells_what_happens_in_no_loop(string body, params int[] once) => Assert.Equal(Kinds.Of(once), Program(body).SummaryOf("Bodies.Body").Once.Rest.May);

    private static Trace TraceOf(string body) => Program(body).SummaryOf("Bodies.Body").Events.Rest;

    private static ToyProgram Program(string body) => ToyProgram.Of($$"""
        #pragma warning disable CS0162, CS0219, CS8321
        abstract class Base { public abstract void Make(); }
        class Maker : Base { public override void Make() { var t = Find(); Write(); } }
        class Beginner : Base { public override void Make() { var t = Find(); Begin(); } }
        abstract class Nobody { public abstract void Make(); }
        class Writer { public Writer() { var t = Find(); Write(); } }
        class Bodies
        {
            public static event Action? Anybody;
            private static Base Either => Environment.ProcessorCount > 1 ? new Maker() : new Beginner();
            private static Nobody Anything = null!;
            private static Thing Written { get { Write(); return Find(); } }
            private static void Opened() { var t = Find(); Begin(); }
            private static void Whole() { Opened(); Write(); End(); }
            private static void Many() { var t = Find(); for (var i = 0; i < 3; i++) Write(); }
            private static void Run(Action action) { var t = Find(); action(); }

            static void Body(Thing x, bool b, int n)
            {
                var thing = Find();
                {{body}}
            }
        }
        """);
}
