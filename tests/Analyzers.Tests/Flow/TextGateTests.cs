using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>Which members the text alone turns away. That none is turned away in which something is observed, every other test of the flow asserts.</summary>
public sealed class TextGateTests
{
    private const string Around = """
        global using Short = Watcher;
        delegate Thing Recipe(Thing x);
        class Watcher { public Watcher() { } public Watcher(Thing x) { Observe(x); } }
        class Heir : Watcher { public Heir(Thing x) : base(x) { } }
        class Late : Heir { public Late(Thing x) : base(x) { } }
        class Held { readonly Watcher _first = new Watcher(Pebble); }
        class Sum
        {
            public static Sum operator +(Sum one, Thing x) { Observe(x); return one; }
            public static implicit operator Sum(int number) => new Sum();
            public Thing this[int index] { get { Observe(Pebble); return Pebble; } }
            public Thing First { get { Observe(Pebble); return Pebble; } }
            public void Add(Thing x) => Observe(x);
            public void Deconstruct(out Thing one, out Thing other) { Observe(Pebble); one = other = Pebble; }
            public System.Collections.Generic.List<Thing>.Enumerator GetEnumerator() { Observe(Pebble); return default; }
        }
        class Items : List<Thing> { public new void Add(Thing x) => Observe(x); }
        sealed class Scope : IDisposable { public void Dispose() => Observe(Pebble); }
        class Ears
        {
            Thing _heard = Pebble;
            public Thing Hears { get => _heard; set { Observe(value); _heard = value; } }
            public ref Thing Heard { get { Observe(_heard); return ref _heard; } }
            public Thing Further { get; set; } = Pebble;
            public Thing Told { get { Observe(_heard); return _heard; } }
            public List<Thing> All { get { Observe(_heard); return []; } }
        }
        class Steps
        {
            public Steps GetEnumerator() => this;
            public bool MoveNext() => false;
            public Thing Current { get { Observe(Pebble); return Pebble; } }
        }
        class Maker<T> where T : new() { public T Made() => new T(); }
        class Louder { public Louder() => Observe(Pebble); public static Thing Calm(Thing x) => x; }
        static class Helpers
        {
            public static Thing Quiet(Thing x) => Mix(x, Red(x));
            public static Thing Loud(this Thing x, int times = 1) { Observe(x); return x; }
            public static Thing Further(Thing x) => Loud(x);
            public static Thing Loud(Thing x, Thing y, Thing z) => Pebble;
            public static Func<Thing, Thing> Made() => Quiet;
        }
        """;

    [Theory]
    [InlineData("Observe(x);")]
    [InlineData("Filter f = Find() is null ? Make.Red() : Make.Blue(); f.Apply(x);")]
    [InlineData("Func<Thing, Thing>? f = null; f?.Invoke(x);")]
    [InlineData("Action<Thing> f = Observe;")]
    [InlineData("Action f = () => Observe(x);")]
    [InlineData("void Inner() => Observe(x); Inner();")]
    [InlineData("Helpers.Loud(x);")]
    [InlineData("x.Loud();")]
    [InlineData("x.Loud(2);")]
    [InlineData("x?.Loud();")]
    [InlineData("Helpers.Further(x);")]
    [InlineData("Func<Thing, Thing> f = Helpers.Further;")]
    [InlineData("Helpers.Made()(x);")]
    [InlineData("Recipe f = Same; f(x);")]
    [InlineData("_field(x);")]
    [InlineData("this.Property(x);")]
    [InlineData("new Watcher(x);")]
    [InlineData("Watcher w = new(x);")]
    [InlineData("new Short(x);")]
    [InlineData("new Late(x);")]
    [InlineData("new Held();")]
    [InlineData("var sum = new Sum(); sum += x;")]
    [InlineData("var sum = new Sum() + x;")]
    [InlineData("var sum = new Sum(); Same(sum[0]);")]
    [InlineData("var sum = new Sum(); Same(sum.First);")]
    [InlineData("var (one, other) = new Sum();")]
    [InlineData("foreach (var thing in new Sum()) Same(thing);")]
    [InlineData("new Items { x };")]
    [InlineData("using var scope = new Scope();")]
    [InlineData("using (new Scope()) Same(x);")]
    [InlineData("new Ears().Hears = x;")]
    [InlineData("new Ears { Hears = x };")]
    [InlineData("new Ears().Heard = x;")]
    [InlineData("new Ears { All = { x } };")]
    [InlineData("Same(new Ears().Told);")]
    [InlineData("foreach (var thing in new Steps()) Same(thing);")]
    [InlineData("new Maker<Louder>().Made();")]
    public void What_may_lead_to_an_observation_is_let_through(string body) => Assert.True(IsLetThrough(body));

    [Theory]
    [InlineData("")]
    [InlineData("Red(x); x.Redden().Same();")]
    [InlineData("Helpers.Quiet(x);")]
    [InlineData("Helpers.Loud(x, x, x);")]
    [InlineData("Func<Thing, Thing> f = Helpers.Quiet;")]
    [InlineData("var Quiet = Pebble; Helpers.Quiet(x);")]
    [InlineData("new Ears().Further = x;")]
    [InlineData("new Ears { Further = x };")]
    [InlineData("Louder? louder = null;")]
    [InlineData("void Inner(Louder louder) => Same(x); Inner(null!);")]
    [InlineData("void Inner(Thing Further) => Same(Pebble); Inner(Further: x);")]
    public void What_cannot_is_turned_away(string body) => Assert.False(IsLetThrough(body));

    private static bool IsLetThrough(string body) => Program(
        "class Program { Func<Thing, Thing> _field = Same; Func<Thing, Thing> Property { get; } = Same; SameFilter Quiet = null!; "
        + $"void M(Thing x) {{ {body} }} }}").IsLetThrough("Program.M");

    private static ToyProgram Program(string text) => ToyProgram.Of(text, Around);
}
