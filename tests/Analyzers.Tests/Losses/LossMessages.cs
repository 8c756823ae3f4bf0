using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Tests.Losses;

/// <summary>What a user reads of the one finding in a program.</summary>
internal static class LossMessages
{
    /// <summary>The message of the one finding of a rule in a program of one file, in a language.</summary>
    public static Task<string> InAsync(string language, DiagnosticDescriptor rule, SourceFile source, ProgramOptions? options = null) =>
        InAsync(language, rule, [source], options);

    /// <summary>The message of the one finding of a rule in a program, in a language.</summary>
    public static async Task<string> InAsync(string language, DiagnosticDescriptor rule, SourceFile[] sources, ProgramOptions? options = null)
    {
        var program = await TestProgram.CreateAsync(Markup.Strip(sources), options ?? ProgramOptions.Default);
        var findings = await ProgramAnalysis.BuildAsync(program.Compilation, RulesUnderTest.Shipped);
        return Assert.Single(findings, finding => finding.Id == rule.Id).GetMessage(CultureInfo.GetCultureInfo(language));
    }
}
