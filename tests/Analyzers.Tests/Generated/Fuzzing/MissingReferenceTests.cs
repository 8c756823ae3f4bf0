using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>A package is not restored yet, or a reference was taken out: thousands of errors, and no finding that the whole program does not have.</summary>
public sealed class MissingReferenceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("System.Linq.dll")]
    [InlineData("System.Collections.dll")]
    [InlineData("System.Console.dll")]
    [InlineData("System.Runtime.dll")]
    [InlineData("TorchSharp.dll")]
    public async Task Nothing_comes_and_nothing_throws(string missing)
    {
        foreach (var files in FuzzedPrograms.All)
        {
            var whole = ProgramBatch.Compile(files);
            var before = await PlacesAsync(whole);
            var after = await PlacesAsync(Without(missing, whole));
            Assert.Empty(after.Except(before));
        }
    }

    [Fact]
    public async Task Without_TorchSharp_there_is_nothing_to_say()
    {
        foreach (var files in FuzzedPrograms.All)
            Assert.Empty(await PlacesAsync(Without("TorchSharp.dll", ProgramBatch.Compile(files))));
    }

    /// <summary>What binds without it is still seen: nothing that decides these programs comes from the console.</summary>
    [Fact]
    public async Task What_binds_is_still_reported()
    {
        var (before, after) = (0, 0);
        foreach (var files in FuzzedPrograms.All)
        {
            var whole = ProgramBatch.Compile(files);
            before += (await PlacesAsync(whole)).Count;
            after += (await PlacesAsync(Without("System.Console.dll", whole))).Count;
        }

        Assert.Equal(before, after);
    }

    private static Compilation Without(string missing, Compilation program)
    {
        var references = program.References.Where(reference => Path.GetFileName(reference.Display) != missing).ToList();
        Assert.NotEqual(program.References.Count(), references.Count);
        return program.WithReferences(references);
    }

    private static async Task<IReadOnlyList<Place>> PlacesAsync(Compilation program)
    {
        var findings = await ProgramBatch.FindAsync(program, Cancellation);
        Assert.Empty(findings.Crashes);
        return [.. findings.ByProgram.SelectMany(places => places)];
    }
}
