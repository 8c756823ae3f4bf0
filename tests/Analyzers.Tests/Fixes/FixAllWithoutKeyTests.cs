using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using TorchSharp.Analyzers.Tests.Harness;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>
/// <c>dotnet format</c> asks FixAll for the fix of a rule's first finding. Where that finding has none, it names no fix: then every other finding is mended in the first way
/// that is on offer for it.
/// </summary>
public sealed class FixAllWithoutKeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task In_one_file(string? key)
    {
        const string Before = "class P\n{\n    void M() { Old(1); Old(); Old(); }\n\n    static void Old(params int[] x) { }\n\n    static void Current() { }\n}\n";
        var after = await AllFixedAsync(new([typeof(CallRule)], [typeof(LocalCarefulFix)]), CallRule.Id, Before, key);
        Assert.Contains("{ Old(1); Current(); Current(); }", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_first_of_several_ways()
    {
        const string Before = "class P\n{\n    void M() { this.Old(); Old(); Old(); }\n\n    void Old() { }\n\n    void Current() { }\n\n    void Next() { }\n}\n";
        var after = await AllFixedAsync(new([typeof(CallRule)], [typeof(LocalCallFix)]), CallRule.Id, Before, key: null);
        Assert.Contains("{ this.Old(); Current(); Current(); }", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task In_a_program(string? key)
    {
        var after = await AllFixedAsync(RulesUnderTest.Shipped, "TSA1001", """
            class Trainer
            {
                public Tensor First(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(fc.forward(x).relu().sigmoid(), y);

                public Tensor Second(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(fc.forward(x).sigmoid(), y);

                public Tensor Third(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(torch.sigmoid(fc.forward(x)), y);
            }
            """, key);
        Assert.Contains("First(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(fc.forward(x).relu().sigmoid(), y)", after, StringComparison.Ordinal);
        Assert.Contains("Second(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(fc.forward(x), y)", after, StringComparison.Ordinal);
        Assert.Contains("Third(Linear fc, Tensor x, Tensor y) => BCEWithLogitsLoss().forward(fc.forward(x), y)", after, StringComparison.Ordinal);
    }

    private static async Task<string> AllFixedAsync(RulesUnderTest rules, string rule, string text, string? key)
    {
        var program = await TestProgram.CreateAsync([("P.cs", text)], ProgramOptions.Default);
        var findings = (await program.FindingsAsync(rules)).Where(finding => finding.Id == rule).OrderBy(static finding => finding.Location.SourceSpan.Start).ToList();
        Assert.Equal(3, findings.Count);
        Assert.Empty(await LightBulb.OfferedAsync(program.Project, findings[0], rules));
        var document = program.Project.GetDocument(findings[0].Location.SourceTree)!;
        var fix = Assert.Single(rules.CreateFixesOf(rule));
        var action = await fix.GetFixAllProvider()!.GetFixAsync(
            new FixAllContext(document, fix, FixAllScope.Solution, key!, [rule], new KnownFindings(findings), CancellationToken.None));
        Assert.NotNull(action);
        var after = await LightBulb.ApplyAsync(program.Project, action);
        return (await after.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
