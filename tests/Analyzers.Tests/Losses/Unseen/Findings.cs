using System.Globalization;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using TorchSharp.Analyzers.Tests.Catalogue;
using TorchSharp.Analyzers.Tests.Generated;

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>
/// What the rules about losses say of a program that compiles: a table of a hundred programs needs no more, and the whole harness costs ten times as much. Its programs drop
/// what they compute, which is another rule's affair.
/// </summary>
internal static class Findings
{
    public static async Task None(string program, ProgramOptions? options = null) => Assert.Equal([], await Of(program, options));

    public static async Task One(string program, ProgramOptions? options = null) => Assert.Single(await Of(program, options));

    /// <summary>C# 13 and 14 are unknown to the oldest compiler that the rules run in.</summary>
    public static void SkipBefore(string version) =>
        Assert.SkipWhen(int.Parse(version, CultureInfo.InvariantCulture) > 12 && Version.Parse(BuildFacts.RoslynTestVersion).Major < 5, $"this compiler does not know C# {version}");

    private static async Task<IReadOnlyList<string>> Of(string program, ProgramOptions? options)
    {
        var tested = await TestProgram.CreateAsync([program], options ?? ProgramOptions.Default);
        Assert.Empty(tested.Compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await tested.FindingsAsync(RulesUnderTest.Shipped)).Where(static finding => ProgramBatch.Judged.Contains(finding.Id)).Select(finding => finding.ToString())];
    }
}
