using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>Members of one name in many classes: each holds what is written to it, and to no other.</summary>
public class WritesOfNameTests
{
    private const string Red = "class Red { private Thing _held; public Red(Thing x) { _held = Lib.Red(x); } public Thing Get() => _held; }";

    [Theory]
    [InlineData("class Other { private Thing _held; void Set(Thing x) { _held = Blue(x); } }", "red")]
    [InlineData("class Other { public Thing _held; static void Set(Other other, Thing x) { other._held = Blue(x); } }", "red")]
    [InlineData("class Other { class Red { public Thing _held; void Set(Thing x, Red red) { red._held = Blue(x); _held = Blue(x); } } }", "red")]
    public void A_write_of_another_member_of_the_name(string other, string expected) =>
        Assert.Equal(expected, Returned(Red, other));

    [Theory]
    [InlineData("private Thing _held;", "void Set(Thing x) { _held = Blue(x); }")]
    [InlineData("private Thing _held;", "static void Set(Red red, Thing x) { red._held = Blue(x); }")]
    [InlineData("private Thing _held;", "class Inner { void Set(Red red, Thing x) { red._held = Blue(x); } }")]
    [InlineData("protected Thing _held;", "} class Below : Red { Below(Thing x) : base(x) { } void Set(Thing x) { _held = Blue(x); }")]
    [InlineData("protected Thing _held;", "} class Middle : Red { protected Middle(Thing x) : base(x) { } } class Below : Middle { Below(Thing x) : base(x) { } void Set(Thing x) { this._held = Blue(x); }")]
    [InlineData("internal Thing _held;", "} class Other { static void Set(Red red, Thing x) { red._held = Blue(x); }")]
    public void A_write_of_this_member(string field, string writer) =>
        Assert.Equal("unknown", Returned($"class Red {{ {field} public Red(Thing x) {{ _held = Lib.Red(x); }} public Thing Get() => _held; {writer} }}"));

    [Fact]
    public void A_member_of_a_generic_class() =>
        Assert.Equal("unknown", Returned(
            "class Base<T> { protected Thing _held; public Thing Get() => _held; } class Red : Base<int> { public void Set(Thing x) { _held = Lib.Red(x); } }",
            "class Other : Base<string> { public void Set(Thing x) { _held = Blue(x); } }"));

    private static string Returned(params string[] classes) =>
        ToyProgram.Of($"#pragma warning disable\n{string.Join("\n", classes)} class Program {{ static Thing Run(Red red) => red.Get(); }}").Returns("Program.Run");
}
