using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>Beyond a bound everything is unknown, and unknown is silence.</summary>
public class BoundsTests
{
    [Theory]
    [InlineData(0, "red")]
    [InlineData(1, "red")]
    [InlineData(Bounds.Depth, "red")]
    [InlineData(Bounds.Depth + 1, "unknown")]
    [InlineData(Bounds.Depth + 4, "unknown")]
    public void Levels_of_calls_below_a_body(int levels, string expected) => Assert.Equal(expected, Ladder(levels + 1).Returns("Program.F0"));

    [Fact]
    public void What_is_too_far_for_one_caller_is_near_for_another()
    {
        const int Methods = Bounds.Depth + 4;
        var expected = Enumerable.Range(0, Methods).Select(i => Ladder(Methods).Returns($"Program.F{i}")).ToArray();
        foreach (var order in Orders(Methods))
        {
            var program = Ladder(Methods);
            var answers = order.ToDictionary(i => i, i => program.Returns($"Program.F{i}"));
            Assert.Equal(expected, Enumerable.Range(0, Methods).Select(i => answers[i]));
        }

        Assert.Equal("unknown", expected[Methods - Bounds.Depth - 2]);
        Assert.Equal("red", expected[Methods - Bounds.Depth - 1]);
    }

    [Fact]
    public void An_observation_five_calls_away_is_not_made()
    {
        static ToyProgram Program(int levels) => ToyProgram.Of(
            "class Program { " + string.Join("\n", Enumerable.Range(0, levels).Select(i => $"static void F{i}(Thing x) => F{i + 1}(x);"))
            + $" static void F{levels}(Thing x) => Observe(x); static void Run(Thing x) => F0(Red(x)); }}");

        Assert.Equal(["red at Red(x)"], Program(Bounds.Depth - 1).Observed("Program.Run"));
        Assert.Empty(Program(Bounds.Depth).Observed("Program.Run"));
    }

    [Theory]
    [InlineData(Bounds.Bodies - 10, "red")]
    [InlineData(Bounds.Bodies + 10, "unknown")]
    public void Bodies_for_one_body(int bodies, string expected)
    {
        var calls = string.Join(" ", Enumerable.Range(0, bodies).Select(i => $"y = F{i}(x);"));
        var methods = string.Join("\n", Enumerable.Range(0, bodies).Select(i => $"static Thing F{i}(Thing x) => Red(x);"));
        Assert.Equal(expected, ToyProgram.Of($"class Program {{ {methods} static Thing Run(Thing x) {{ var y = x; {calls} return y; }} }}").Returns("Program.Run"));
    }

    /// <summary>What nobody looks into any more may still change what it is given.</summary>
    [Theory]
    [InlineData(Bounds.Bodies - 10, "red")]
    [InlineData(Bounds.Bodies + 10, "unknown")]
    public void What_a_body_beyond_the_bound_may_have_changed(int bodies, string expected)
    {
        var calls = string.Join(" ", Enumerable.Range(0, bodies).Select(i => $"F{i}(x);"));
        var methods = string.Join("\n", Enumerable.Range(0, bodies).Select(i => $"static Thing F{i}(Thing x) => Red(x);"));
        Assert.Equal(expected, ToyProgram.Of(
            $"class Program {{ {methods} static void Look(Thing y) {{ y.ToString(); }} static Thing Run(Thing x) {{ var y = Red(x); {calls} Look(y); return y; }} }}")
            .Returns("Program.Run"));
    }

    [Theory]
    [InlineData(4, new[] { "red at Red(x)" })]
    [InlineData(4 * Bounds.VisitsPerBlock, new string[0])]
    public void Steps_in_one_graph(int variables, string[] expected)
    {
        var declared = string.Join(" ", Enumerable.Range(0, variables).Select(i => $"var v{i} = Red(x);"));
        var shifted = string.Join(" ", Enumerable.Range(0, variables - 1).Select(i => $"v{i} = v{i + 1};"));
        Assert.Equal(expected, ToyBody.Observed($"Observe(Red(x)); {declared} while (b) {{ {shifted} v{variables - 1} = Blue(x); }}"));
    }

    [Fact]
    public void A_body_without_anything_tracked_costs_no_graph()
    {
        var program = ToyProgram.Of("static class Program { public static int Add(int one, int other) { var sum = one; for (var i = 0; i < other; i++) sum++; return sum; } }");
        program.Observed("Program.Add");
        Assert.Equal(0, program.Flow.Bodies.GraphsMade);
    }

    [Fact]
    public void A_summary_is_made_once()
    {
        var program = ToyProgram.Of("class Program { static Thing One(Thing x) => Red(x); static Thing Two(Thing x) => One(One(x)); static Thing Three(Thing x) => Two(One(x)); }");
        program.Returns("Program.Three");
        program.Returns("Program.Two");
        program.Returns("Program.Three");
        Assert.Equal(3, program.Flow.Bodies.GraphsMade);
    }

    /// <summary>Each constructor runs it, and it is what the member holds.</summary>
    [Fact]
    public void An_initialiser_is_read_once_for_a_question()
    {
        var program = ToyProgram.Of("""
            class Box
            {
                private readonly Thing _made = Red(Find());
                public Box() { Observe(_made); }
                public Box(Thing x) { Observe(x); }
                public Thing Get() => _made;
            }
            class Program { static Thing Main() { Observe(new Box(Find()).Get()); return new Box().Get(); } }
            """);
        Assert.Equal("red", program.Returns("Program.Main"));
        Assert.Equal(5, program.Flow.Bodies.GraphsMade);
    }

    /// <summary>So many methods, each calling the next; the last makes its argument red.</summary>
    private static ToyProgram Ladder(int methods) => ToyProgram.Of(
        "class Program { " + string.Join("\n", Enumerable.Range(0, methods - 1).Select(i => $"static Thing F{i}(Thing x) => F{i + 1}(x);"))
        + $" static Thing F{methods - 1}(Thing x) => Red(x); }}");

    private static IEnumerable<int[]> Orders(int count)
    {
        var upwards = Enumerable.Range(0, count).ToArray();
        yield return upwards;
        yield return [.. upwards.Reverse()];
        yield return [.. upwards.OrderBy(i => i % 2)];
        yield return [.. upwards.OrderBy(i => (i * 5) % count)];
    }
}
