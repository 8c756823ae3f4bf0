using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>A virtual call may run what any class below the static type implements.</summary>
public class DispatchTests
{
    private const string RedOne = "class RedOne : Base { public override Thing Do(Thing x) => Red(x); }";
    private const string BlueOne = "class BlueOne : Base { public override Thing Do(Thing x) => Blue(x); }";
    private const string Abstract = "abstract class Base { public abstract Thing Do(Thing x); }";
    private const string MakesThem = "class Makes { object[] All() => new object[] { new RedOne() }; }";

    [Theory]
    [InlineData("red", Abstract, RedOne, MakesThem)]
    [InlineData("open", Abstract, RedOne)]
    [InlineData("open", Abstract)]
    [InlineData("open", Abstract, RedOne, BlueOne, MakesThem)]
    [InlineData("red", "class Base { public virtual Thing Do(Thing x) => Red(x); }")]
    [InlineData("red", "class Base { public virtual Thing Do(Thing x) => Red(x); }", RedOne)]
    [InlineData("open", "class Base { public virtual Thing Do(Thing x) => Red(x); }", BlueOne)]
    [InlineData("open", "class Base { public virtual Thing Do(Thing x) => Blue(x); }", RedOne)]
    [InlineData("red", Abstract, RedOne, MakesThem, "class Third : RedOne { public override Thing Do(Thing x) => Red(base.Do(x)); }")]
    [InlineData("red", "sealed class Base { public Thing Do(Thing x) => Red(x); }")]
    public void On_an_object_that_is_not_known(string expected, params string[] declarations)
    {
        var returned = Run(declarations, "static Thing Run(Base one, Thing x) => one.Do(x);");
        Assert.Equal(expected == "open" ? "Do(x)" : expected, returned);
    }

    [Theory]
    [InlineData("red", "new RedOne().Do(x)")]
    [InlineData("blue", "new BlueOne().Do(x)")]
    [InlineData("red", "Use(new RedOne(), x)")]
    [InlineData("blue", "Use(new BlueOne(), x)")]
    [InlineData("red", "Use(b ? new RedOne() : new RedOne(), x)")]
    [InlineData("Do(x)", "Use(b ? new RedOne() : new BlueOne(), x)")]
    [InlineData("red", "Twice(new RedOne(), x)")]
    [InlineData("blue", "new User(new BlueOne()).Use(x)")]
    [InlineData("unknown", "Use(Unknown(), x)")]
    public void On_an_object_that_the_caller_knows(string expected, string expression) => Assert.Equal(expected, Run(
        [Abstract, RedOne, BlueOne, "class User(Base one) { public Thing Use(Thing x) => one.Do(x); }"],
        $$"""
        static Thing Use(Base one, Thing x) => one.Do(x);
        static Thing Twice(Base one, Thing x) => Use(one, Use(one, x));
        static Base Unknown() => (Base)Activator.CreateInstance(typeof(RedOne))!;
        static Thing Run(Thing x, bool b) => {{expression}};
        """));

    [Theory]
    [InlineData("red", "class RedOne : IDo { public Thing Do(Thing x) => Red(x); } class Makes { object One() => new RedOne(); }")]
    [InlineData("red", "class RedOne : IDo { Thing IDo.Do(Thing x) => Red(x); } class Makes { object One() => new RedOne(); }")]
    [InlineData("red", "class RedOne : IDo { public Thing Do(Thing x) => Red(x); } class Makes { RedOne One() => new(); }")]
    [InlineData("Do(x)", "class RedOne : IDo { public Thing Do(Thing x) => Red(x); }")]
    [InlineData("Do(x)", "")]
    public void On_an_interface(string expected, string declarations) =>
        Assert.Equal(expected, Run(["interface IDo { Thing Do(Thing x); }", declarations], "static Thing Run(IDo one, Thing x) => one.Do(x);"));

    /// <summary>Each of two decorators may stand in the other: who asks all of them what they give, must not ask them for that again.</summary>
    [Theory]
    [InlineData("red", "one.Do(x)")]
    [InlineData("red", "new Passing(new Doing(new RedOne())).Do(x)")]
    [InlineData("red", "new Doing(new Passing(new Doing(new RedOne()))).Do(x)")]
    public void On_decorators_of_an_interface(string expected, string expression) => Assert.Equal(expected, Run(
        [
            "interface IDo { Thing Do(Thing x); }", "class RedOne : IDo { public Thing Do(Thing x) => Red(x); }",
            "class Passing(IDo inner) : IDo { public Thing Do(Thing x) => inner.Do(x); }", "class Doing(IDo inner) : IDo { public Thing Do(Thing x) { var y = inner.Do(x); return y; } }",
            "class Makes { object All() => new Passing(new Doing(new RedOne())); }",
        ],
        $"static Thing Run(IDo one, Thing x) => {expression};"));

    [Fact]
    public void A_default_of_an_interface_may_be_replaced() => Assert.DoesNotContain(
        Run(["interface IDo { Thing Do(Thing x) => Red(x); }", "class One : IDo { public Thing Do(Thing x) => Blue(x); }", "class Two : IDo; class Makes { object[] All() => [new One(), new Two()]; }"],
            "static Thing Run(IDo one, Thing x) => one.Do(x);"),
        new[] { "red", "blue" });

    [Fact]
    public void A_hidden_method_is_not_overridden() => Assert.Equal("red", Run(
        ["class Base { public Thing Do(Thing x) => Red(x); }", "class Below : Base { public new Thing Do(Thing x) => Blue(x); }"],
        "static Thing Use(Base one, Thing x) => one.Do(x); static Thing Run(Thing x) => Use(new Below(), x);"));

    [Fact]
    public void A_call_of_base_is_not_dispatched() => Assert.Equal("blue", Run(
        ["class Base { public virtual Thing Do(Thing x) => Red(x); }", "class Below : Base { public override Thing Do(Thing x) => Blue(x); public Thing Both(Thing x) => base.Do(x); }"],
        "static Thing Run(Thing x) => new Below().Both(x).Shake();"));

    [Fact]
    public void A_template_method_runs_the_overrides_of_the_object() => Assert.Equal("blue", Run(
        ["abstract class Base { protected abstract Thing Part(Thing x); public Thing Do(Thing x) => Part(x); }",
            "class RedOne : Base { protected override Thing Part(Thing x) => Red(x); }",
            "class BlueOne : Base { protected override Thing Part(Thing x) => Blue(x); }"],
        "static Thing Run(Thing x) => new BlueOne().Do(x);"));

    [Fact]
    public void A_virtual_property() => Assert.Equal("blue", Run(
        ["abstract class Base { public abstract Filter Part { get; } }",
            "class RedOne : Base { public override Filter Part => new RedFilter(); }",
            "class BlueOne : Base { public override Filter Part { get; } = new BlueFilter(); }"],
        "static Thing Use(Base one, Thing x) => one.Part.Apply(x); static Thing Run(Thing x) => Use(new BlueOne(), x);"));

    [Fact]
    public void More_classes_than_can_be_followed_are_not_followed()
    {
        static string Agreeing(int classes) => Run(
            [Abstract, .. Enumerable.Range(0, classes).Select(i => $"class One{i} : Base {{ public override Thing Do(Thing x) => Red(x); }}"), "class Makes { object One() => new One0(); }"],
            "static Thing Run(Base one, Thing x) => one.Do(x);");

        Assert.Equal("red", Agreeing(8));
        Assert.Equal("Do(x)", Agreeing(9));
    }

    [Fact]
    public void A_filter_of_the_programs_own_is_applied() => Assert.Equal("red", Run(
        ["class Own : Filter { private readonly Filter _inner = new RedFilter(); public override Thing Apply(Thing thing) => _inner.Apply(Blue(thing)); }"],
        "static Thing Use(Filter filter, Thing x) => filter.Apply(x); static Thing Run(Thing x) => Use(new Own(), x);"));

    [Fact]
    public void A_class_derived_from_the_chain_is_a_chain() => Assert.Equal("red", Run(
        ["class Own : Chain { public Own() : base(new BlueFilter(), new RedFilter()) { } }"],
        "static Thing Run(Thing x) => new Own().Apply(x);"));

    private static string Run(IEnumerable<string> declarations, string members) =>
        ToyProgram.Of([.. declarations, $"class Program {{ {members} }}"]).Returns("Program.Run");
}
