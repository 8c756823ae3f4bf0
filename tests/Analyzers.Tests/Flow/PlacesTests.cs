using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>An observation belongs to the body that decides it, at the part of its text that completes the pair.</summary>
public class PlacesTests
{
    [Theory]
    [InlineData("Observe(Red(x));", "red at Red(x)")]
    [InlineData("var y = Red(x); Observe(Same(y));", "red at Same(y)")]
    [InlineData("new Observer().Apply(Red(x));", "red at Red(x)")]
    [InlineData("Watch(Red(x));", "red at Red(x)")]
    [InlineData("WatchTwice(Red(x));", "red at Red(x)")]
    [InlineData("Use(new RedFilter(), x);", "red at new RedFilter()")]
    [InlineData("Use(thing: x, filter: new RedFilter());", "red at new RedFilter()")]
    [InlineData("Give(Red(x), new Observer());", "red at new Observer()")]
    [InlineData("Give(watcher: new Observer(), thing: Red(x));", "red at Red(x)")]
    [InlineData("new Holder(Red(x)).Show();", "red at Show")]
    [InlineData("var holder = new Holder(Red(x)); holder.Show();", "red at Show")]
    [InlineData("x.Redden().Watched();", "red at x.Redden()")]
    [InlineData("Call(Observe, Red(x));", "red at Red(x)")]
    public void Of_what_is_decided_here(string body, string expected) => Assert.Equal([expected], Program(body).Observed("Program.Run"));

    [Theory]
    [InlineData("Inside(x);")]
    [InlineData("Watch(x);")]
    [InlineData("Use(new SameFilter(), x);")]
    public void Not_of_what_is_decided_elsewhere(string body) => Assert.Empty(Program(body).Observed("Program.Run"));

    [Fact]
    public void Of_a_member_that_leaves_it_to_its_caller_nothing_is_said()
    {
        var program = Program("Watch(Red(x));");
        Assert.Empty(program.Observed("Program.Watch"));
        Assert.Equal(["red at Red(thing)"], program.Observed("Program.Inside"));
        Assert.Equal("thing", ValueTextOf(program, "Program.Watch"));
    }

    [Fact]
    public void The_site_is_where_the_call_is_written()
    {
        var program = Program("Watch(Red(x));");
        var observation = Assert.Single(program.SummaryOf("Program.Run").Observations);
        Assert.Equal("Watch", observation.Site.Member.Name);
        Assert.Equal("Observe(thing)", observation.Site.Call.ToString());
        Assert.Equal("thing", observation.Site.Argument.ToString());
    }

    private static string ValueTextOf(ToyProgram program, string method) => ValueText.Of(Assert.Single(program.SummaryOf(method).Uses).Arguments[0]);

    private static ToyProgram Program(string body) => ToyProgram.Of($$"""
        class Holder(Thing thing) { public void Show() => Observe(thing); }

        static class Program
        {
            static void Watch(Thing thing) => Observe(thing);
            static void Watched(this Thing thing) => Observe(thing);
            static void WatchTwice(Thing thing) => Watch(Same(thing));
            static void Inside(Thing thing) => Observe(Red(thing));
            static void Use(Filter filter, Thing thing) => Observe(filter.Apply(thing));
            static void Give(Thing thing, Filter watcher) => watcher.Apply(thing);
            static void Call(Action<Thing> watch, Thing thing) => watch(thing);
            static void Run(Thing x) { {{body}} }
        }
        """);
}
