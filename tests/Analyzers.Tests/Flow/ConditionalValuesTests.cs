using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>Expressions that the compiler turns into branches and flow captures.</summary>
public class ConditionalValuesTests
{
    [Theory]
    [InlineData("return b ? Red(x) : Red(x);", "red")]
    [InlineData("return b ? Red(x) : Blue(x);", "b ? red : blue")]
    [InlineData("return b ? Red(x) : throw new Exception();", "red")]
    [InlineData("return Same(b ? Red(x) : n > 1 ? Red(x) : Red(Blue(x)));", "red")]
    [InlineData("return Same(b ? Red(x) : n > 1 ? Red(x) : Blue(x));", "unknown")]
    [InlineData("x = b ? Red(x) : x; return x;", "b ? red : x")]
    public void Conditional(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Thing? y = null; return y ?? Red(x);", "red")]
    [InlineData("Thing? y = Red(x); return y ?? Blue(x);", "unknown")]
    [InlineData("Thing? y = null; y ??= Red(x); return y;", "red")]
    [InlineData("Thing? y = b ? null : Red(x); y ??= Red(x); return y;", "red")]
    [InlineData("Thing? y = b ? null : Red(x); y ??= Blue(x); return y;", "b ? blue : unknown")]
    [InlineData("x ??= Red(x); return x;", "x is null ? red : x")]
    [InlineData("return x ?? throw new Exception();", "x")]
    [InlineData("Thing? y = Red(x); return y?.Same()!;", "red")]
    [InlineData("return x?.Redden()!;", "x is null ? null : red")]
    [InlineData("return x?.Redden().Same() ?? Red(x);", "red")]
    public void Null_operators(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("return n switch { 0 => Red(x), 1 => Red(Blue(x)), _ => Red(x) };", "red")]
    [InlineData("return n switch { 0 => Red(x), 1 => Blue(x), _ => Red(x) };", "n is 0 ? red : n is 1 ? blue : red")]
    [InlineData("return n switch { 0 => Red(x), _ => throw new Exception() };", "red")]
    [InlineData("return (n, b) switch { (0, true) => Red(x), ( > 4, _) when b => Red(x), _ => Red(x) };", "red")]
    [InlineData("var y = n switch { 0 => Red(x), _ => Red(x) }; return y;", "red")]
    public void Switch_expressions(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("if (Red(x) is Thing y) return y; throw new Exception();", "red")]
    [InlineData("object o = Red(x); return (o as Thing)!;", "red")]
    [InlineData("if (Find() is Thing { Skin: var s }) return s; throw new Exception();", "unknown")]
    [InlineData("Thing y = Red(x); if (Find() is Thing z) y = z; return y;", "unknown")]
    public void Patterns(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Fact]
    public void An_argument_evaluated_before_a_branch_keeps_its_value() =>
        Assert.Equal(["red at Red(x)", "blue at Blue(x)"], ToyBody.Observed("Observe(Red(x)); if (b ? n > 1 : n > 2) Observe(Blue(x));"));
}
