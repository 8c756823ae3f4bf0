using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

public class NestedFunctionsTests
{
    [Theory]
    [InlineData("Func<Thing, Thing> f = t => Red(t); return f(x);", "red")]
    [InlineData("Func<Thing, Thing> f = t => { if (b) return Red(t); return Red(t); }; return f(x);", "red")]
    [InlineData("Func<Thing, Thing> f = t => b ? Red(t) : t; return f(Red(x));", "red")]
    [InlineData("Func<Thing, Thing> f = t => Same(t); return f(Red(x));", "red")]
    [InlineData("Func<Thing, Thing> f = t => Same(t); return f.Invoke(Red(x));", "red")]
    [InlineData("Func<Thing, Thing>? f = t => Same(t); return f?.Invoke(Red(x))!;", "red")]
    [InlineData("var f = (Thing t) => Red(t); return f(x);", "red")]
    [InlineData("Func<Thing, Thing> f = delegate(Thing t) { return Red(t); }; return f(x);", "red")]
    [InlineData("Func<Thing, Thing> f = t => Red(t); Func<Thing, Thing> g = t => f(t); return g(x);", "red")]
    [InlineData("Func<Thing, Func<Thing>> f = t => () => Same(t); return f(Red(x))();", "red")]
    [InlineData("Func<Thing, Thing> f = t => Red(t); f = t => Blue(t); return f(x);", "blue")]
    [InlineData("Func<Thing, Thing> f = t => Red(t); if (b) f = t => Blue(t); return f(x);", "b ? closure : closure(x)")]
    public void Lambda(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Func<Thing, Thing> f = Red; return f(x);", "red")]
    [InlineData("Func<Thing, Thing> f = new RedFilter().Apply; return f(x);", "red")]
    [InlineData("var filter = new Chain(new BlueFilter(), new RedFilter()); Func<Thing, Thing> f = filter.Apply; return f(x);", "red")]
    [InlineData("return Run(Red, x);", "red")]
    [InlineData("return Run(t => Red(t), x);", "red")]
    [InlineData("return Run(new RedFilter().Apply, x);", "red")]
    [InlineData("return Run(b ? Red : Blue, x);", "b ? red filter : blue filter(x)")]
    [InlineData("return Run(t => t, Red(x));", "red")]
    [InlineData("return F(x); Thing F(Thing t) => Run(Red, t);", "red")]
    public void Method_as_a_value(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("return F(x); static Thing F(Thing t) => Red(t);", "red")]
    [InlineData("return F(); Thing F() => Red(x);", "red")]
    [InlineData("var y = Red(x); return F(); Thing F() => Same(y);", "red")]
    [InlineData("return F(x); Thing F(Thing t) => G(t); Thing G(Thing t) => Red(t);", "red")]
    [InlineData("Func<Thing, Thing> f = F; return f(x); Thing F(Thing t) => Red(t);", "red")]
    [InlineData("return Run(F, x); Thing F(Thing t) => Red(t);", "red")]
    [InlineData("return F(n); Thing F(int k) => k == 0 ? Red(x) : F(k - 1);", "n is 0 ? red : unknown")]
    [InlineData("return F(Red(x)); T F<T>(T t) => t;", "red")]
    public void Local_function(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var y = Red(x); Func<Thing> f = () => y; return f();", "red")]
    [InlineData("Thing y; y = Red(x); Func<Thing> f = () => y; return f();", "red")]
    [InlineData("Func<Thing> f = () => Same(x); x = Red(x); return f();", "unknown")]
    [InlineData("var y = Red(x); Func<Thing> f = () => y; y = Blue(x); return f();", "unknown")]
    [InlineData("Thing y; y = Red(x); Func<Thing> f = () => y; y = Blue(x); return f();", "unknown")]
    [InlineData("var (y, z) = (Red(x), Red(x)); Func<Thing> f = () => y; y = Blue(x); return f();", "unknown")]
    [InlineData("Fill(x, out var y); Func<Thing> f = () => y; y = Blue(x); return f();", "unknown")]
    [InlineData("if (Red(x) is not Thing y) throw new Exception(); Func<Thing> f = () => y; y = Blue(x); return f();", "unknown")]
    [InlineData("var y = Red(x); Func<Thing> f = () => y; (y, _) = (Blue(x), 1); return f();", "unknown")]
    [InlineData("var y = Red(x); Func<Thing> f = () => y; Touch(ref y); return f();", "unknown")]
    [InlineData("var y = Blue(x); Func<Thing> f = () => y; y.Redden_(); return f();", "unknown")]
    [InlineData("Func<Thing>? f = null; foreach (var y in new[] { Red(x) }) f = () => y; return f!();", "red")]
    [InlineData("Func<Thing>? f = null; foreach (var y in new[] { Red(x), Blue(x) }) f ??= () => y; return f!();", "unknown")]
    [InlineData("var a = new[] { Red(x), Blue(x) }; var i = 0; Func<Thing> f = () => a[i]; i++; return f();", "unknown")]
    [InlineData("Func<Thing>? f = null; while (b) { var y = Red(x); f = () => y; } return f!();", "red")]
    public void Capture(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var y = Red(x); Action f = () => y = Blue(x); f(); return y;", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() => y = Blue(x);", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() { (y, _) = (Blue(x), 1); }", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() => Touch(ref y);", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() => Fill(Find(), out y);", "unknown")]
    [InlineData("var y = Blue(x); F(); return y; void F() => y.Redden_();", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() { G(); void G() => y = Blue(x); }", "unknown")]
    [InlineData("var y = Red(x); F(); return y; void F() { var z = y; z = Blue(z); }", "red")]
    public void Written_by_a_nested_function(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Action f = () => Observe(Red(x)); f();", "red at Red(x)")]
    [InlineData("var y = Red(x); Action f = () => Observe(y); f();", "red at y")]
    [InlineData("F(); void F() => Observe(Red(x));", "red at Red(x)")]
    [InlineData("F(Red(x)); void F(Thing t) => Observe(t);", "red at Red(x)")]
    [InlineData("Action<Thing> f = t => Observe(t); f(Red(x));", "red at Red(x)")]
    [InlineData("Action<Thing> f = Observe; f(Red(x));", "red at Red(x)")]
    [InlineData("Later(() => Observe(Red(x)));", "red at Red(x)")]
    public void Observed_there(string body, string expected) => Assert.Equal([expected], ToyBody.Observed(body));

    [Fact]
    public void A_throw_in_a_local_function_inside_a_try_is_followed() =>
        Assert.Equal("red", ToyBody.Returned("try { return F(x); } catch { return Red(x); } Thing F(Thing t) { try { return Red(t); } finally { Find(); } }"));

    [Fact]
    public void A_lambda_in_a_member_sees_the_object_that_it_belongs_to() => Assert.Equal("red", ToyProgram.Of("""
        class Holder
        {
            private readonly Thing _kept = Red(Find());

            public Thing Get()
            {
                Func<Thing> get = () => _kept;
                return get();
            }
        }
        """).Returns("Holder.Get"));
}
