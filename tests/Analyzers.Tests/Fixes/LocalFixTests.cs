using Microsoft.CodeAnalysis.CodeFixes;
using TorchSharp.Analyzers.Tests.Harness;
using static TorchSharp.Analyzers.Tests.Harness.HarnessSubject;

namespace TorchSharp.Analyzers.Tests.Fixes;

/// <summary>Fixes of one file: only what must change changes, alone and in FixAll. No shipped fix is one yet; those of the harness's rule are.</summary>
public sealed class LocalFixTests
{
    [Theory]
    [InlineData(typeof(LocalCallFix))]
    [InlineData(typeof(LocalWholeCallFix))]
    public Task Comments_and_layout_stay(Type fix) => Rule<CallRule>(fix).Fixed(
        Program("/* a */ [|Old()|] /* b */;   // c\n\n        if (true)\n            [|Old()|];"),
        Program("/* a */ Current() /* b */;   // c\n\n        if (true)\n            Current();"));

    [Fact]
    public Task The_second_way_is_chosen_by_its_key() =>
        Rule<CallRule>(typeof(LocalCallFix)).Fixed(Program("[|Old()|]; [|Old()|];"), Program("{|HAR0003:Next()|}; {|HAR0003:Next()|};"), fix: 1);

    [Fact]
    public Task Several_files_are_fixed() => Rule<CallRule>(typeof(LocalCallFix)).Fixed(
        before: [("A.cs", "class A { void M() => [|Old()|]; }"), ("B.cs", "class B { void M() { [|Old()|]; [|Old()|]; } }"), ("C.cs", "class C;")],
        after: [("A.cs", "class A { void M() => Current(); }"), ("B.cs", "class B { void M() { Current(); Current(); } }")]);

    [Fact]
    public Task Nothing_is_offered_where_no_edit_is_right() =>
        Rule<CallRule>(typeof(LocalCarefulFix)).Unfixable("class P { static int Old(int x) => x; int M() => [|Old(1)|]; }");

    [Theory]
    [InlineData(typeof(LocalCallFix))]
    [InlineData(typeof(LocalWholeCallFix))]
    public async Task Nested_findings_are_all_mended(Type fix)
    {
        const string Before = "class P\n{\n    int M() => Old(Old( /* in */ Old(1)));\n\n    static int Old(int x) => x;\n\n    static int Current(int x) => x;\n}\n";
        foreach (var scope in new[] { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution })
        {
            var after = await AllFixedAsync(fix, Before, scope);
            Assert.Contains("Current(Current( /* in */ Current(1)))", after, StringComparison.Ordinal);
        }
    }

    private static async Task<string> AllFixedAsync(Type type, string text, FixAllScope scope)
    {
        var program = await TestProgram.CreateAsync([("P.cs", text)], ProgramOptions.Default with { Usings = "" });
        var rules = new RulesUnderTest([typeof(CallRule)], [type]);
        var findings = await program.FindingsAsync(rules);
        var fix = Assert.Single(rules.CreateFixes());
        var document = program.Project.Documents.Single();
        var key = (await LightBulb.OfferedAsync(program.Project, findings[0], rules))[0].EquivalenceKey!;
        var action = await fix.GetFixAllProvider()!.GetFixAsync(
            new FixAllContext(document, fix, scope, key, [CallRule.Id], new KnownFindings([.. findings]), CancellationToken.None));
        var after = await LightBulb.ApplyAsync(program.Project, action!);
        return (await after.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
