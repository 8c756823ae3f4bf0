using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>A value is called by a name only if the name holds on every path.</summary>
public class PathsTests
{
    [Theory]
    [InlineData("return Red(x);", "red")]
    [InlineData("return x;", "x")]
    [InlineData("return Find();", "unknown")]
    [InlineData("return Mix(Red(x), Red(x));", "unknown")]
    [InlineData("return Red(Blue(x));", "red")]
    [InlineData("return Ruby;", "red")]
    [InlineData("return Pebble;", "unknown")]
    [InlineData("return (Thing)(object)(Red(x))!;", "red")]
    [InlineData("return Red(x).Skin.Same().Skin;", "red")]
    [InlineData("return x.Shake();", "shake filter(x)")]
    [InlineData("return Red(x).Shake();", "blue")]
    [InlineData("return Blue(x).Shake();", "unknown")]
    public void An_expression(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var y = Red(x); return y;", "red")]
    [InlineData("var y = x; y = Red(y); return y;", "red")]
    [InlineData("var y = Red(x); y = Blue(x); return y;", "blue")]
    [InlineData("x = Red(x); return x;", "red")]
    [InlineData("Thing y, z; y = z = Red(x); return y;", "red")]
    [InlineData("var y = Red(x); var z = y; y = Blue(x); return z;", "red")]
    [InlineData("var y = Red(x); y.ToString(); return y;", "red")]
    [InlineData("_ = Red(x); return x;", "x")]
    [InlineData("Thing? y = null; y = Red(x); return y;", "red")]
    [InlineData("return new[] { Find(), x } is [_, ..] and var all ? all[0] : Red(x);", "unknown")]
    [InlineData("return new[] { Find(), x } is [_, ..] all ? all[0] : Red(x);", "unknown")]
    public void A_local(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Thing y; if (b) y = Red(x); else y = Red(Blue(x)); return y;", "red")]
    [InlineData("Thing y; if (b) y = Red(x); else y = Blue(x); return y;", "b ? red : blue")]
    [InlineData("Thing y; if (b) y = Red(x); else y = Find(); return y;", "b ? red : unknown")]
    [InlineData("Thing y; if (b) y = Red(x); else throw new Exception(); return y;", "red")]
    [InlineData("if (b) return Red(x); return Red(x);", "red")]
    [InlineData("if (b) return Red(x); return Blue(x);", "b ? red : blue")]
    [InlineData("if (b) x = Red(x); return x;", "b ? red : x")]
    [InlineData("if (b) x = Red(x); return Same(x);", "b ? red : x")]
    [InlineData("if (b) { x = Red(x); } else { x = Blue(x); } return x;", "b ? red : blue")]
    [InlineData("Thing? y = null; if (b) y = Red(x); return y!;", "b ? red : null")]
    [InlineData("Thing y; if (b) y = Shaded(x, 1); else y = Shaded(x, 1); return y;", "red 1")]
    [InlineData("Thing y; if (b) y = Shaded(x, 1); else y = Shaded(x, 2); return y;", "red")]
    [InlineData("Thing y; switch (n) { case 0: y = Red(x); break; case 1: y = Red(x); break; default: throw new Exception(); } return y;", "red")]
    [InlineData("Thing y; switch (n) { case 0: y = Red(x); break; default: y = Blue(x); break; } return y;", "n is 0 ? red : blue")]
    [InlineData("if (n > 0 && b || n < 7) x = Red(x); else x = Red(x); return x;", "red")]
    public void A_branch(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("for (var i = 0; i < n; i++) x = Red(x); return x;", "x or red")]
    [InlineData("var y = Red(x); while (b) y = Same(y); return y;", "red")]
    [InlineData("var y = Red(x); while (b) y = Blue(y); return y;", "unknown")]
    [InlineData("var y = Red(x); do { y = Blue(y); } while (b); return y;", "blue")]
    [InlineData("Thing? y = null; foreach (var i in new[] { 1, 2 }) y = Red(x); return y!;", "red")]
    [InlineData("while (true) { if (b) return Red(x); x = Same(x); }", "red")]
    [InlineData("for (;;) { if (b) break; if (n > 1) continue; x = Blue(x); } return Red(x);", "red")]
    [InlineData("var y = Blue(x); while (true) { y = Red(x); if (b) break; } return y;", "red")]
    [InlineData("var y = Red(x); if (false) y = Blue(x); return y;", "red")]
    [InlineData("again: x = Red(x); if (b) goto again; return x;", "red")]
    [InlineData("var y = Red(x); var z = Blue(x); while (b) { (y, z) = (z, y); } return y;", "unknown")]
    [InlineData("var y = Red(x); var z = Blue(x); for (var i = 0; i < n; i++) { y = z; } return y;", "unknown")]
    [InlineData("var y = Red(x); var z = Red(x); while (b) { var w = y; y = z; z = w; } return y;", "red")]
    [InlineData("var y = Red(x); while (b) { if (n == 1) { y = Blue(x); continue; } y = Red(x); } return y;", "unknown")]
    [InlineData("var y = Red(x); while (b) { if (n == 1) { y = Blue(x); break; } } return y;", "b ? n is 1 ? blue : none : red")]
    [InlineData("var y = Red(x); while (b) { while (n > 2) { if (n == 3) y = Blue(y); } y = Red(y); } return y;", "red")]
    public void A_loop(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var y = Red(x); while (b) { Observe(y); y = Red(y); }", "red at y")]
    [InlineData("foreach (var i in new[] { 1, 2 }) { var y = Red(x); Observe(y); }", "red at y")]
    [InlineData("do { Observe(Blue(x)); } while (b);", "blue at Blue(x)")]
    [InlineData("while (b) { x = Red(x); if (n == 1) { Observe(x); } }", "red at x")]
    public void An_observation_in_a_loop(string body, string expected) => Assert.Equal([expected], ToyBody.Observed(body));

    [Theory]
    [InlineData("var y = Red(x); while (b) { Observe(y); y = Blue(y); }")]
    [InlineData("Thing y = Red(x); if (b) y = Blue(x); Observe(y);")]
    [InlineData("Observe(Find());")]
    [InlineData("Observe(Mix(Red(x), x));")]
    [InlineData("Observe(x);")]
    public void Nothing_is_observed_that_is_not_known(string body) => Assert.Empty(ToyBody.Observed(body));
}
