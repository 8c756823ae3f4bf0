using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

public class ContainersTests
{
    [Theory]
    [InlineData("var t = (Red(x), Blue(x)); return t.Item1;", "red")]
    [InlineData("var t = (First: Red(x), Second: Blue(x)); return t.Second;", "blue")]
    [InlineData("(Thing First, Thing) t = (Red(x), Blue(x)); return t.First;", "red")]
    [InlineData("var (y, z) = (Red(x), Blue(x)); return z;", "blue")]
    [InlineData("var (_, z) = Pair(Red(x), Blue(x)); return z;", "blue")]
    [InlineData("var ((y, _), z) = ((Red(x), n), Blue(x)); return y;", "red")]
    [InlineData("Thing y, z; (y, z) = (Red(x), Blue(x)); (y, z) = (z, y); return y;", "blue")]
    [InlineData("return Pair(Red(x), Blue(x)).Item1;", "red")]
    [InlineData("var t = b ? (Red(x), Blue(x)) : (Red(x), Red(x)); return t.Item1;", "red")]
    [InlineData("var t = b ? (Red(x), Blue(x)) : (Red(x), Red(x)); return t.Item2;", "b ? blue : red")]
    [InlineData("var t = (Red(x), Blue(x)); if (b) t.Item1 = Blue(x); return t.Item1;", "b ? blue : red")]
    [InlineData("var t = (Red(x), Blue(x)); t.Item1 = Blue(x); return t.Item1;", "blue")]
    public void Tuple(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("var a = new[] { Red(x), Blue(x) }; return a[1];", "blue")]
    [InlineData("Thing[] a = { Red(x), Blue(x) }; return a[0];", "red")]
    [InlineData("Thing[] a = [Red(x), Blue(x)]; return a[0];", "red")]
    [InlineData("var a = new[] { Red(x), Blue(x) }; return a[n];", "unknown")]
    [InlineData("var a = new Thing[2]; return a[0];", "null")]
    [InlineData("var a = new Thing[2]; a[1] = Red(x); return a[1];", "red")]
    [InlineData("var a = new Thing[n]; a[1] = Red(x); return a[1];", "red")]
    [InlineData("var a = new Thing[n]; a[1] = Red(x); a[n] = Blue(x); return a[1];", "unknown")]
    [InlineData("Thing[] a = [Blue(x)]; Thing[] c = [.. a, Red(x)]; return c[1];", "unknown")]
    [InlineData("var a = new[] { Red(x) }; a[0] = Blue(x); return a[0];", "blue")]
    [InlineData("var a = new[] { Red(x), Red(x) }; a[n] = Blue(x); return a[0];", "unknown")]
    [InlineData("var a = new[] { Red(x) }; var same = a; same[0] = Blue(x); return a[0];", "blue")]
    [InlineData("var a = new[] { Red(x) }; if (b) a[0] = Blue(x); return a[0];", "unknown")]
    [InlineData("var a = new[] { Red(x) }; Spoil(a); return a[0];", "unknown")]
    [InlineData("var a = new[] { Red(x) }; a = new[] { Blue(x) }; return a[0];", "blue")]
    public void Array(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("new Chain(new RedFilter())", "red")]
    [InlineData("new Chain(new BlueFilter(), new RedFilter())", "red")]
    [InlineData("new Chain(new RedFilter(), new SameFilter())", "red")]
    [InlineData("new Chain(new RedFilter(), new Chain(new SameFilter()))", "red")]
    [InlineData("new Chain((\"one\", new RedFilter()), (\"two\", new SameFilter()))", "red")]
    [InlineData("new Chain(new List<Filter> { new BlueFilter(), new RedFilter() })", "red")]
    [InlineData("new Chain([new BlueFilter(), new RedFilter()])", "red")]
    [InlineData("new Chain(new Filter[] { new RedFilter() })", "red")]
    [InlineData("Make.Chain(Make.Blue(), Make.Red())", "red")]
    [InlineData("Make.Chain(new List<Filter> { Make.Blue(), Make.Red() }.ToArray())", "red")]
    [InlineData("new Chain(new RedFilter()).Append(new BlueFilter())", "blue")]
    [InlineData("new Chain().Append(new BlueFilter()).Append(new RedFilter())", "red")]
    [InlineData("new Chain()", "x")]
    [InlineData("new Chain(b ? new RedFilter() : (Filter)new BlueFilter())", "b ? red filter : blue filter(x)")]
    [InlineData("new Chain(b ? new RedFilter() : (Filter)new BlueFilter(), new RedFilter())", "red")]
    public void Chain_applied_to_x(string chain, string expected) => Assert.Equal(expected, ToyBody.Returned($"return {chain}.Apply(x);"));

    [Theory]
    [InlineData("l.Add(new RedFilter());", "red")]
    [InlineData("l.Add(new RedFilter()); l.Add(new SameFilter());", "red")]
    [InlineData("for (var i = 0; i < n; i++) l.Add(new BlueFilter()); l.Add(new RedFilter());", "red")]
    [InlineData("for (var i = 0; i < n; i++) l.Add(new BlueFilter());", "unknown")]
    [InlineData("if (b) l.Add(new RedFilter()); l.Add(new SameFilter());", "b ? red : x")]
    [InlineData("l.AddRange(new Filter[] { new BlueFilter(), new RedFilter() });", "red")]
    [InlineData("l.Add(new RedFilter()); l.Clear();", "unknown")]
    [InlineData("l.Add(new RedFilter()); l.Insert(0, new BlueFilter());", "unknown")]
    [InlineData("l.Add(new RedFilter()); l.RemoveAt(0);", "unknown")]
    [InlineData("l.Add(new RedFilter()); l[0] = new BlueFilter();", "unknown")]
    [InlineData("l.Add(new RedFilter()); Extend(l);", "unknown")]
    [InlineData("l.Add(new RedFilter()); Look(l);", "red")]
    [InlineData("l.Add(new RedFilter()); var same = l; same.Add(new BlueFilter());", "blue")]
    [InlineData("l.Add(new RedFilter()); Action grow = () => l.Add(new BlueFilter()); grow();", "unknown")]
    public void List_that_becomes_a_chain(string filling, string expected) =>
        Assert.Equal(expected, ToyBody.Returned($"var l = new List<Filter>(); {filling} return Make.Chain(l).Apply(x);"));

    [Theory]
    [InlineData("c.Append(new RedFilter()); return c.Apply(x);", "red")]
    [InlineData("if (b) c.Append(new RedFilter()); return c.Apply(x);", "b ? red : blue")]
    [InlineData("if (b) c.Append(new RedFilter()); c.Append(new RedFilter()); return c.Apply(x);", "red")]
    [InlineData("for (var i = 0; i < n; i++) c.Append(new BlueFilter()); c.Append(new RedFilter()); return c.Apply(x);", "red")]
    [InlineData("var d = new Chain(c); c.Append(new RedFilter()); return d.Apply(x);", "unknown")]
    [InlineData("var d = (c, n); c.Append(new RedFilter()); return d.Item1.Apply(x);", "unknown")]
    [InlineData("Func<Thing, Thing> f = c.Apply; c.Append(new RedFilter()); return f(x);", "unknown")]
    [InlineData("Func<Thing> f = () => c.Apply(x); c.Append(new RedFilter()); return f();", "unknown")]
    [InlineData("c.Append(new RedFilter()); var d = new Chain(c); return d.Apply(x);", "red")]
    public void Chain_that_grows(string use, string expected) => Assert.Equal(expected, ToyBody.Returned($"var c = new Chain(new BlueFilter()); {use}"));

    [Fact]
    public void A_chain_grows_in_a_helper() => Assert.Equal("unknown", ToyProgram.Of("""
        class Program
        {
            static void Grow(Chain chain) => chain.Append(new BlueFilter());

            static Thing Run(Thing x)
            {
                var chain = new Chain(new RedFilter());
                Grow(chain);
                return chain.Apply(x);
            }
        }
        """).Returns("Program.Run"));

    [Theory]
    [InlineData("x.Redden_(); return x;", "red")]
    [InlineData("var y = Blue(x); y.Redden_(); return y;", "red")]
    [InlineData("return Blue(x).Redden_();", "red")]
    [InlineData("var y = Blue(x); if (b) y.Redden_(); return y;", "b ? red : blue")]
    [InlineData("var y = Blue(x); var z = y; z.Redden_(); return y;", "unknown")]
    [InlineData("var y = Blue(x); var z = y; y.Redden_(); z.Redden_(); return y;", "unknown")]
    [InlineData("var y = Blue(x); y.Same().Redden_(); return y;", "unknown")]
    [InlineData("var y = Blue(x); foreach (var t in new[] { y }) t.Redden_(); return y;", "unknown")]
    [InlineData("var y = Blue(x); var l = new List<Thing> { y }; l[0].Redden_(); return y;", "unknown")]
    [InlineData("var y = Blue(x); var l = new List<Thing> { y }; y.Redden_(); return l[0];", "unknown")]
    [InlineData("var y = Blue(x); void Dye(Thing t) => t.Redden_(); Dye(y); return y;", "unknown")]
    [InlineData("var y = Blue(x); Dye(y); return y; static void Dye(Thing t) { var same = t; same.Redden_(); }", "unknown")]
    public void Overwritten_in_place(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));

    [Theory]
    [InlineData("Fill(x, out var y); return y;", "red")]
    [InlineData("Thing y; Fill(x, out y); return y;", "red")]
    [InlineData("var y = Red(x); Touch(ref y); return y;", "blue")]
    [InlineData("var y = Red(x); ref var z = ref y; z = Blue(x); return y;", "unknown")]
    [InlineData("new Dictionary<int, Thing>().TryGetValue(n, out var y); return y!;", "unknown")]
    public void By_reference(string body, string expected) => Assert.Equal(expected, ToyBody.Returned(body));
}
