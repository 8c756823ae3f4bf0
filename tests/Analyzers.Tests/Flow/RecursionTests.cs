using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

public class RecursionTests
{
    [Theory]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : F(x, n - 1);", "red")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : Same(F(x, n - 1));", "red")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : Blue(F(x, n - 1));", "n is 0 ? red : blue")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? x : F(Red(x), n - 1);", "n is 0 ? x : red")]
    [InlineData("static Thing F(Thing x, int n) => Red(n == 0 ? x : F(x, n - 1));", "red")]
    [InlineData("static Thing F(Thing x, int n) => F(x, n);", "none")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : G(x, n); static Thing G(Thing x, int n) => F(x, n - 1);", "red")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : G(x, n); static Thing G(Thing x, int n) => n == 1 ? Blue(x) : F(x, n - 1);", "n is 0 ? red : n is 1 ? blue : unknown")]
    [InlineData("static Thing F(Thing x, int n) => n == 0 ? Red(x) : G(x, n); static Thing G(Thing x, int n) => H(x, n); static Thing H(Thing x, int n) => n > 2 ? G(x, n) : F(x, n);", "red")]
    public void Of_methods(string methods, string expected)
    {
        var returned = Program(methods).Returns("Program.F");
        Assert.Equal(expected, returned.StartsWith("x or", StringComparison.Ordinal) ? "unknown" : returned);
    }

    [Fact]
    public void What_recursion_does_not_touch_is_observed() => Assert.Equal(
        ["red at Red(x)", "red at F(x, 1)"],
        Program("static Thing F(Thing x, int n) => n == 0 ? Red(x) : F(x, n - 1); static void M(Thing x) { Observe(Red(x)); Observe(F(x, 1)); }").Observed("Program.M"));

    [Fact]
    public void A_value_that_grows_with_each_round_is_given_up() => Assert.Equal(
        "n is 0 ? shake filter(x) : unknown",
        Program("static Thing F(Thing x, int n) => n == 0 ? x.Shake() : F(x, n - 1).Shake();").Returns("Program.F"));

    [Fact]
    public void Through_a_virtual_call() => Assert.Equal("red", ToyProgram.Of("""
        abstract class Node { public abstract Thing Do(Thing x); }
        class Leaf : Node { public override Thing Do(Thing x) => Red(x); }
        class Inner(Node child) : Node { public override Thing Do(Thing x) => child.Do(x); }
        class Program { static Thing F(Thing x) => new Inner(new Inner(new Leaf())).Do(x); }
        """).Returns("Program.F"));

    [Fact]
    public void Of_initialisers_ends() => Assert.Equal("unknown", ToyProgram.Of("""
        class One { public static readonly Thing F = Two.F; }
        class Two { public static readonly Thing F = One.F; }
        class Program { static Thing F() => One.F; }
        """).Returns("Program.F"));

    [Fact]
    public void Of_an_object_that_makes_itself_ends() => Assert.Equal("red", ToyProgram.Of("""
        class Node
        {
            private readonly Node? _next;
            public Node(int n) => _next = n > 0 ? new Node(n - 1) : null;
            public Thing Do(Thing x) => Red(x);
        }
        class Program { static Thing F(Thing x) => new Node(3).Do(x); }
        """).Returns("Program.F"));

    [Fact]
    public void Of_twenty_methods_that_all_call_each_other_stays_cheap()
    {
        const int Methods = 20;
        var calls = string.Join(" ", Enumerable.Range(0, Methods).Select(i => $"if (n == {i}) x = M{i}(x, n - 1);"));
        var program = Program(string.Join("\n", Enumerable.Range(0, Methods).Select(i => $"static Thing M{i}(Thing x, int n) {{ {calls} return Red(x); }}")));
        program.Returns("Program.M0");
        Assert.InRange(program.Flow.Bodies.GraphsMade, 1, 50 * Methods);
    }

    [Fact]
    public void Of_twenty_members_that_hold_each_other_is_computed_once_for_all()
    {
        const int Members = 20;
        var members = string.Join("\n", Enumerable.Range(0, Members).Select(i => $$"""
            private Thing _m{{i}} = Red(Pebble);
            void Write{{i}}(int n) { _m{{i}} = n == 0 ? Red(Pebble) : _m{{(i + 1) % Members}}; }
            Thing Read{{i}}() => _m{{i}};
            """));
        var program = Program(members);

        Assert.All(Enumerable.Range(0, Members), i => Assert.Equal("red", program.Returns($"Program.Read{i}")));

        Assert.InRange(program.Flow.Bodies.GraphsMade, Members, 5 * Members);
    }

    private static ToyProgram Program(string methods) => ToyProgram.Of($"class Program {{ {methods} }}");
}
