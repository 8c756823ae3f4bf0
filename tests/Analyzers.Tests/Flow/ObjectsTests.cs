using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>An object carries what its construction put into its members.</summary>
public class ObjectsTests
{
    [Theory]
    [InlineData("class Holder(Thing thing) { public Thing Get() => thing; }")]
    [InlineData("class Holder(Thing thing) { private readonly Thing _f = thing; public Thing Get() => _f; }")]
    [InlineData("class Holder(Thing thing) { public Thing F { get; } = Same(thing); public Thing Get() => F; }")]
    [InlineData("class Holder { private readonly Thing _f; public Holder(Thing thing) { _f = thing; } public Thing Get() => _f; }")]
    [InlineData("class Holder { private readonly Thing _f; public Holder(Thing thing) => _f = Same(thing); public Thing Get() => Same(_f); }")]
    [InlineData("class Base(Thing thing) { protected Thing F { get; } = thing; } class Holder(Thing thing) : Base(thing) { public Thing Get() => F; }")]
    [InlineData("class Base { protected readonly Thing F; protected Base(Thing thing) { F = thing; } } class Holder : Base { public Holder(Thing thing) : base(Same(thing)) { } public Thing Get() => F; }")]
    [InlineData("record Holder(Thing Thing) { public Thing Get() => Thing; }")]
    [InlineData("record struct Holder(Thing Thing) { public Thing Get() => Thing; }")]
    [InlineData("readonly struct Holder { private readonly Thing _f; public Holder(Thing thing) { _f = thing; } public Thing Get() => _f; }")]
    [InlineData("class Inner(Thing thing) { public Thing F => thing; } class Holder(Thing thing) { private readonly Inner _inner = new(thing); public Thing Get() => _inner.F; }")]
    [InlineData("class Holder { private readonly Thing _f; public Holder(Thing thing) : this(thing, 1) { } public Holder(Thing thing, int n) { _f = thing; } public Thing Get() => _f; }")]
    [InlineData("class Holder(Thing thing) { private readonly Func<Thing, Thing> _same = t => Same(t); public Thing Get() => _same(thing); }")]
    [InlineData("class Holder(Thing thing) { private static readonly Func<Thing, Thing> Redder = Red; public Thing Get() => Redder(thing); }")]
    [InlineData("class Holder(Func<Thing> get) { public Thing Get() => get(); }", "new Holder(() => Red(x)).Get()")]
    [InlineData("class Holder<T>(T thing) { public T Get() => thing; }", "new Holder<Thing>(Red(x)).Get()")]
    public void Made_with_red(string declaration, string use = "new Holder(Red(x)).Get()") =>
        Assert.Equal("red", ToyProgram.Of($$"""
            {{declaration}}
            class Program { static Thing Run(Thing x) => {{use}}; }
            """).Returns("Program.Run"));

    [Theory]
    [InlineData("class Holder { public Thing F; public Holder(Thing thing) { F = thing; } public void Set() => F = Blue(F); public Thing Get() => F; }")]
    [InlineData("class Holder(Thing thing) { public void Set() => thing = Blue(thing); public Thing Get() => thing; }")]
    [InlineData("record Holder(Thing Thing) { public Thing Get() => Thing; public Holder Other => this with { Thing = Blue(Thing) }; }", "new Holder(Red(x)).Other.Get()")]
    [InlineData("class Holder(Thing thing) { public Thing Get() => Mix(thing, thing); }")]
    public void Not_what_it_was_made_with(string declaration, string use = "new Holder(Red(x)).Get()") =>
        Assert.Equal("unknown", ToyProgram.Of($$"""
            {{declaration}}
            class Program { static Thing Run(Thing x) => {{use}}; }
            """).Returns("Program.Run"));

    [Theory]
    [InlineData("new Holder { F = Red(x) }.F", "red")]
    [InlineData("new Holder { F = Blue(x) }.F", "blue")]
    [InlineData("new Holder { F = Red(x) }.Get()", "red")]
    [InlineData("Get(new Holder { F = Red(x) })", "red")]
    [InlineData("Get(new() { F = Red(x) })", "red")]
    [InlineData("Get(b ? new Holder { F = Red(x) } : new Holder { F = Red(x) })", "red")]
    [InlineData("Get(b ? new Holder { F = Red(x) } : new Holder { F = Blue(x) })", "unknown")]
    [InlineData("Get(new Holder { F = b ? Red(x) : Red(x) })", "red")]
    [InlineData("Make(Red(x)).F", "red")]
    public void Object_initialiser(string expression, string expected) => Assert.Equal(expected, ToyProgram.Of($$"""
        class Holder
        {
            public required Thing F { get; init; }
            public Thing Get() => F;
        }

        class Program
        {
            static Thing Get(Holder holder) => holder.F;
            static Holder Make(Thing thing) => new() { F = thing };
            static Thing Run(Thing x, bool b) => {{expression}};
        }
        """).Returns("Program.Run"));

    [Fact]
    public void Read_after_it_was_handed_through_methods() => Assert.Equal("red", ToyProgram.Of("""
        record Answer(Thing Output, int Count);

        class Model
        {
            private static Answer Ask(Thing x) => new Answer(Red(x), 1);
            private static Answer AskTwice(Thing x) { Ask(x); var answer = Ask(x); return answer; }
            public Thing Run(Thing x) { var data = AskTwice(x); return data.Output; }
        }
        """).Returns("Model.Run"));

    [Fact]
    public void A_generic_class_and_new_T() => Assert.Equal("red", ToyProgram.Of("""
        class RedOne : Filter { public override Thing Apply(Thing thing) => Red(thing); }

        class Runner<T> where T : Filter, new()
        {
            private readonly T _filter = new T();
            public Thing Run(Thing x) => _filter.Apply(x);
        }

        class Program { static Thing Run(Thing x) => new Runner<RedOne>().Run(x); }
        """).Returns("Program.Run"));

    [Theory]
    [InlineData("Use<RedOne>(x)", "red")]
    [InlineData("Use<BlueOne>(x)", "blue")]
    [InlineData("UseGiven(new RedOne(), x)", "red")]
    [InlineData("UseGiven(new BlueOne(), x)", "blue")]
    [InlineData("Pass(Red(x))", "red")]
    [InlineData("Pass<Thing>(x)", "x")]
    public void A_generic_method(string call, string expected) => Assert.Equal(expected, ToyProgram.Of($$"""
        class RedOne : Filter { public override Thing Apply(Thing thing) => Red(thing); }
        class BlueOne : Filter { public override Thing Apply(Thing thing) => Blue(thing); }

        class Program
        {
            static Thing Use<T>(Thing x) where T : Filter, new() => new T().Apply(x);
            static Thing UseGiven<T>(T filter, Thing x) where T : Filter => filter.Apply(x);
            static T Pass<T>(T value) => value;
            static Thing Run(Thing x) => {{call}};
        }
        """).Returns("Program.Run"));

    [Fact]
    public void A_body_without_anything_tracked_returns_nothing_that_is_known() => Assert.Equal("b ? blue : unknown", ToyProgram.Of("""
        class Program
        {
            static object Pass(object value) => value;
            static Thing Run(Thing x, bool b) => b ? Blue(x) : (Thing)Pass(Red(x));
        }
        """).Returns("Program.Run"));
}
