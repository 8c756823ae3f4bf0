using TorchSharp.Analyzers.Tests.Flow.Toy;

namespace TorchSharp.Analyzers.Tests.Flow;

/// <summary>What does not compile may do anything to what it mentions, and nothing to anything else.</summary>
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
            void Touched(Thing x) { var y = Red(x); Change(y); Observe(y); }
            void Dotted(Thing x) { var y = Red(x); y.; Observe(y); }
            void Assigned(Thing x) { var y = Red(x); y = ; Observe(y); }
            void TouchedLater(Thing x) { var y = Red(x); Change(() => Use(y)); Observe(y); }
            void Writes(Thing x) { _written = Blu(x); }
            static Thing Helper(Thing x) { return Red(x) + ; }
            void Sound(Thing x) { Observe(Red(x)); }
            void CallsBroken(Thing x) { Observe(Helper(x)); }
            void Reads() { Observe(_written); Observe(_untouched); }
        }
        """);

    [Theory]
    [InlineData("P.Touched")]
    [InlineData("P.Dotted")]
    [InlineData("P.Assigned")]
    [InlineData("P.TouchedLater")]
    [InlineData("P.CallsBroken")]
    public void Silence(string member) => Assert.Empty(Program.Observed(member));

    [Theory]
    [InlineData("P.HalfTyped")]
    [InlineData("P.Misspelt")]
    [InlineData("P.WrongType")]
    public void What_comes_afterwards_takes_nothing_back(string member) => Assert.Equal(["red at Red(x)"], Program.Observed(member));

    [Fact]
    public void The_other_bodies_are_unaffected()
    {
        Assert.Equal(["red at Red(x)"], Program.Observed("P.Sound"));
        Assert.Equal(["red at _untouched"], Program.Observed("P.Reads"));
    }
}
