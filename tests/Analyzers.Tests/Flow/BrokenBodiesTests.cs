using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What does not compile is left alone, and only that.</summary>
public class BrokenBodiesTests
{
    private static readonly ToyProgram Program = ToyProgram.HalfTyped("""
        class P
        {
            private Thing _written = Red(Find());
            private Thing _untouched = Red(Find());

            void HalfTyped(Thing x) { Observe(Red(x)); Observe( }
            void Misspelt(Thing x) { Observe(Red(x)); Obsrve(x); }
            void WrongType(Thing x) { Observe(Red(x)); Observe(new Nothing()); }
            void Writes(Thing x) { _written = Blu(x); }
            static Thing Helper(Thing x) { return Red(x) + ; }
            void Sound(Thing x) { Observe(Red(x)); }
            void CallsBroken(Thing x) { Observe(Helper(x)); }
            void Reads() { Observe(_written); Observe(_untouched); }
        }
        """);

    [Theory]
    [InlineData("P.HalfTyped")]
    [InlineData("P.Misspelt")]
    [InlineData("P.WrongType")]
    [InlineData("P.CallsBroken")]
    public void Silence(string member) => Assert.Empty(Program.Observed(member));

    [Fact]
    public void The_other_bodies_are_unaffected()
    {
        Assert.Equal(["red at Red(x)"], Program.Observed("P.Sound"));
        Assert.Equal(["red at _untouched"], Program.Observed("P.Reads"));
    }
}
