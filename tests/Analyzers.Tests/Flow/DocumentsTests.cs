using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What is asked of a whole document, or of a part of it.</summary>
public sealed class DocumentsTests
{
    [Fact]
    public void Of_a_partial_method_only_the_document_with_its_code_tells()
    {
        var program = ToyProgram.Of(
            """
            partial class Holder
            {
                public static partial void Run(Thing x);
                public static implicit operator Holder(Thing x) { Observe(x); return new(); }
            }
            """,
            "partial class Holder { public static partial void Run(Thing x) => Observe(Red(x)); }");

        Assert.DoesNotContain("red at Red(x)", program.ObservedInFile(0));
        Assert.Equal(["red at Red(x)"], program.ObservedInFile(1));
    }

    [Fact]
    public void A_part_of_a_document_is_asked_about_its_members_only()
    {
        var program = ToyProgram.Of("""
            class Holder
            {
                void First(Thing x) => Observe(Red(x));
                void Second(Thing x) => Observe(Blue(x));
            }
            """);

        Assert.Equal(["red at Red(x)", "blue at Blue(x)"], program.ObservedInFile(0));
        Assert.Equal(["blue at Blue(x)"], program.ObservedInFile(0, "Blue"));
    }

    [Theory]
    [InlineData("class Holder { Thing Made => Observed(Red(Find())); Thing Observed(Thing x) { Observe(x); return x; } }")]
    [InlineData("class Holder { Thing Made { get { Observe(Red(Find())); return Find(); } } }")]
    [InlineData("class Holder { Thing this[int i] { get { Observe(Red(Find())); return Find(); } } }")]
    [InlineData("class Holder { event Action Made { add { Observe(Red(Find())); } remove { } } }")]
    [InlineData("class Base(Thing x) { readonly Thing _x = x; } class Holder() : Base(Holder.Observed(Red(Find()))) { static Thing Observed(Thing x) { Observe(x); return x; } }")]
    public void Every_kind_of_member_is_looked_up(string source) =>
        Assert.Contains("red at Red(Find())", ToyProgram.Of(source).ObservedInFile(0));
}
