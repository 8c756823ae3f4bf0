namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The generator itself: its programs come out the same each time, and say what they should.</summary>
public sealed class ProgramGeneratorTests
{
    [Fact]
    public void A_recipe_always_makes_the_same_program()
    {
        var once = ProgramSeries.First(50).Select(program => program.ToString());
        var again = ProgramSeries.First(50).Select(program => program.ToString());
        Assert.Equal(once, again);
    }

    [Fact]
    public void Marks_stand_in_programs_with_a_rule_and_in_no_other()
    {
        foreach (var program in ProgramSeries.First(300))
        {
            var expected = Expectations.Read(program);
            Assert.Equal(program.Rule is not null, expected.Must.Count + expected.OneOf.Count > 0);
            Assert.All(expected.Must.Concat(expected.OneOf), place => Assert.Equal(program.Rule, place.Rule));
        }
    }
}
