using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>A loop over elements that are known leaves behind what its body makes of them one by one.</summary>
public class LoopsTests
{
    private const string TwoFilters = "var l = new List<Filter> { new BlueFilter(), new RedFilter() };";

    [Theory]
    [InlineData("foreach (var f in l) x = f.Apply(x); return x;", "red")]
    [InlineData("foreach (var f in l) { x = f.Apply(x); } return Same(x);", "red")]
    [InlineData("l.Add(new SameFilter()); foreach (var f in l) x = f.Apply(x); return x;", "red")]
    [InlineData("l.Add(new BlueFilter()); foreach (var f in l) x = f.Apply(x); return x;", "blue")]
    [InlineData("foreach (var f in l.ToArray()) x = f.Apply(x); return x;", "red")]
    [InlineData("foreach (IFilter f in l) x = f.Apply(x); return x;", "red")]
    [InlineData("foreach (var f in l) { if (b) x = f.Apply(x); } return x;", "b ? red : x")]
    [InlineData("foreach (var f in l) { if (b) continue; x = f.Apply(x); } return x;", "b ? x : red")]
    [InlineData("foreach (var f in l) { x = f.Apply(x); if (b) break; } return x;", "b ? unknown : red")]
    [InlineData("foreach (var f in l) { x = f.Apply(x); if (b) return x; } return x;", "b ? unknown : red")]
    [InlineData("foreach (var f in l) { if (b) throw new Exception(); x = f.Apply(x); } return x;", "red")]
    [InlineData("foreach (var f in l) { foreach (var g in l) x = g.Apply(x); x = Same(x); } return x;", "red")]
    [InlineData("foreach (var f in l) { foreach (var g in l) x = g.Apply(x); x = Blue(x); } return x;", "blue")]
    [InlineData("for (var e = 0; e < n; e++) { foreach (var f in l) x = f.Apply(x); } return x;", "x or red")]
    [InlineData("try { foreach (var f in l) x = f.Apply(x); } catch (Exception) { x = Red(x); } return x;", "red")]
    [InlineData("try { foreach (var f in l) x = f.Apply(x); } finally { n++; } return x;", "red")]
    [InlineData("foreach (var f in l.Skip(1)) x = f.Apply(x); return x;", "unknown")]
    [InlineData("foreach (var f in Enumerable.Reverse(l)) x = f.Apply(x); return x;", "unknown")]
    [InlineData("var y = Blue(x); foreach (var f in l) y = Red(y); return y;", "red")]
    public void Over_a_list(string use, string expected) => Assert.Equal(expected, ToyBody.Returned($"{TwoFilters} {use}"));

    [Theory]
    [InlineData("foreach (var f in new Filter[] { new BlueFilter(), new RedFilter() }) x = f.Apply(x); return x;", "red")]
    [InlineData("Filter[] fs = [new RedFilter(), new SameFilter()]; foreach (var f in fs) x = f.Apply(x); return x;", "red")]
    [InlineData("foreach (var f in Array.Empty<Filter>()) x = f.Apply(x); return x;", "unknown")]
    [InlineData("Func<Thing, Thing>[] fs = [Blue, Red]; foreach (var f in fs) x = f(x); return x;", "red")]
    [InlineData("Func<Thing, Thing>[] fs = [Red, t => Same(t)]; foreach (var f in fs) x = f(x); return x;", "red")]
    [InlineData("var fs = new Filter[n]; foreach (var f in fs) x = f.Apply(x); return x;", "unknown")]
    [InlineData("foreach (var (s, f) in new (string, Filter)[] { (\"a\", new BlueFilter()), (\"b\", new RedFilter()) }) x = f.Apply(x); return x;", "red")]
    public void Over_an_array(string use, string expected) => Assert.Equal(expected, ToyBody.Returned(use));

    [Theory]
    [InlineData("var l = new List<Filter>(); foreach (var f in l) x = f.Apply(x); return x;", "x")]
    [InlineData("var l = new List<Filter>(); for (var i = 0; i < n; i++) l.Add(new BlueFilter()); l.Add(new RedFilter()); foreach (var f in l) x = f.Apply(x); return x;", "red")]
    [InlineData("var l = new List<Filter>(); for (var i = 0; i < n; i++) l.Add(new RedFilter()); foreach (var f in l) x = f.Apply(x); return x;", "x or red")]
    [InlineData("var l = new List<Filter>(); if (b) l.Add(new BlueFilter()); l.Add(new RedFilter()); foreach (var f in l) x = f.Apply(x); return x;", "red")]
    public void Over_a_list_that_grew(string use, string expected) => Assert.Equal(expected, ToyBody.Returned(use));

    [Theory]
    [InlineData("for (var i = 0; i < l.Count; i++) x = l[i].Apply(x); return x;", "red")]
    [InlineData("for (int i = 0; i < l.Count; ++i) { var f = l[i]; x = f.Apply(x); } return x;", "red")]
    [InlineData("var a = l.ToArray(); for (int i = 0; i < a.Length; i++) x = a[i].Apply(x); return x;", "red")]
    [InlineData("for (int i = 0; i < l.Count - 1; i++) x = l[i].Apply(x); return x;", "unknown")]
    [InlineData("for (int i = 1; i < l.Count; i++) x = l[i].Apply(x); return x;", "unknown")]
    [InlineData("for (int i = 0; i < l.Count; i += 2) x = l[i].Apply(x); return x;", "unknown")]
    [InlineData("for (int i = 0; i < l.Count; i++) { x = l[i].Apply(x); i++; } return x;", "unknown")]
    [InlineData("for (int i = 0; i < l.Count; i++) { x = l[0].Apply(x); } return x;", "blue")]
    [InlineData("for (int i = 0; i < n; i++) { x = l[i].Apply(x); } return x;", "unknown")]
    public void By_index(string use, string expected) => Assert.Equal(expected, ToyBody.Returned($"{TwoFilters} {use}"));

    [Theory]
    [InlineData("return l[1].Apply(x);", "red")]
    [InlineData("return l[0].Apply(x);", "blue")]
    [InlineData("return l[^1].Apply(x);", "red")]
    [InlineData("return l[n].Apply(x);", "unknown")]
    [InlineData("l[1] = new BlueFilter(); return l[1].Apply(x);", "unknown")]
    [InlineData("var i = 0; i++; return l[i].Apply(x);", "unknown")]
    [InlineData("var i = 1; i--; return l[i].Apply(x);", "unknown")]
    [InlineData("var i = 0; i += 1; return l[i].Apply(x);", "unknown")]
    public void An_element_of_a_list(string use, string expected) => Assert.Equal(expected, ToyBody.Returned($"{TwoFilters} {use}"));

    [Fact]
    public void What_is_observed_in_the_body_holds_for_every_element() =>
        Assert.Empty(ToyBody.Observed($"{TwoFilters} foreach (var f in l) Observe(f.Apply(x));"));

    [Fact]
    public void What_is_observed_after_the_loop_is_seen() =>
        Assert.Equal(["red at x"], ToyBody.Observed($"{TwoFilters} foreach (var f in l) x = f.Apply(x); Observe(x);"));

    [Fact]
    public void Filters_in_a_field() => Assert.Equal("red", ToyProgram.Of("""
        class Model
        {
            private readonly Filter[] _filters = { new BlueFilter(), new RedFilter() };

            public Thing Run(Thing x)
            {
                foreach (var filter in _filters)
                    x = filter.Apply(x);
                return x;
            }
        }
        """).Returns("Model.Run"));

    [Fact]
    public void Filters_in_a_list_that_the_constructor_fills() => Assert.Equal("red", ToyProgram.Of("""
        class Model
        {
            private readonly List<Filter> _filters = new();

            public Model(int n)
            {
                for (var i = 0; i < n; i++)
                    _filters.Add(new BlueFilter());
                _filters.Add(new RedFilter());
            }

            public Thing Run(Thing x)
            {
                foreach (var filter in _filters)
                    x = filter.Apply(x);
                return x;
            }
        }
        """).Returns("Model.Run"));

    [Fact]
    public void Filters_that_a_method_adds_later_are_not_known() => Assert.Equal("unknown", ToyProgram.Of("""
        class Model
        {
            private readonly List<Filter> _filters = new() { new RedFilter() };

            public void Extend() => _filters.Add(new BlueFilter());

            public Thing Run(Thing x)
            {
                foreach (var filter in _filters)
                    x = filter.Apply(x);
                return x;
            }
        }
        """).Returns("Model.Run"));
}
