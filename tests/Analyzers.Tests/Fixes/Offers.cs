using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>What the light bulb offers, where it is not the text after a fix that matters.</summary>
internal static class Offers
{
    /// <summary>The titles of the fixes for the one finding of a rule in a program of one file.</summary>
    public static async Task<IEnumerable<string>> OfAsync(DiagnosticDescriptor rule, string source)
    {
        var program = await TestProgram.CreateAsync([source], ProgramOptions.Default);
        var findings = await program.FindingsAsync(RulesUnderTest.Shipped);
        var finding = Assert.Single(findings, finding => finding.Id == rule.Id);
        return (await LightBulb.OfferedAsync(program.Project, finding, RulesUnderTest.Shipped)).Select(action => action.Title);
    }
}
