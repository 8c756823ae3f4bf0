using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>The generator itself: its programs compile, and come out the same each time.</summary>
public sealed class ProgramCompilationTests
{
    [Fact]
    public void Generated_programs_compile()
    {
        var batch = new ProgramBatch(ProgramSeries.First(ProgramSeries.Count(150)));
        var errors = batch.Compile().GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(diagnostic => diagnostic.Location.GetLineSpan().Path.Split('/')[0])
            .ToDictionary(group => group.Key, group => group.First().ToString());

        var broken = batch.Programs.Where(program => errors.ContainsKey(program.Name)).Take(3).Select(program => $"{errors[program.Name]}\n{program}");
        Assert.True(errors.Count == 0, $"{errors.Count} programs do not compile.\n\n{string.Join("\n\n", broken)}");
    }

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
