using static TorchSharp.Analyzers.Tests.Harness.HarnessSubject;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>The harness accepts sound fixes and stops each kind of unsound one.</summary>
public class FixHarnessTests
{
    [Fact]
    public Task A_fix_is_compared_with_the_expected_text() =>
        Rule<CallRule>(typeof(CallFix)).Fixed(Program("[|Old()|]; /* kept */ [|Old()|];"), Program("Current(); /* kept */ Current();"));

    [Fact]
    public Task Several_files_are_fixed() => Rule<CallRule>(typeof(CallFix)).Fixed(
        before: [("A.cs", "class A { void M() => [|Old()|]; }"), ("B.cs", "class B { void M() => [|Old()|]; }"), ("C.cs", "class C;")],
        after: [("A.cs", "class A { void M() => Current(); }"), ("B.cs", "class B { void M() => Current(); }")]);

    [Fact]
    public Task A_fix_is_chosen_by_its_place_in_the_list() =>
        Rule<CallRule>(typeof(AlternativesFix)).Fixed(Program("[|Old()|];"), Program("{|HAR0003:Next()|};"), fix: 1);

    [Fact]
    public Task A_fix_is_chosen_by_its_title() =>
        Rule<CallRule>(typeof(AlternativesFix)).Fixed(Program("[|Old()|];"), Program("{|HAR0003:Next()|};"), fix: "Call Next");

    [Fact]
    public async Task A_fix_that_is_not_offered_fails() => Assert.Equal("Test", await StoppedByAsync(() =>
        Rule<CallRule>(typeof(AlternativesFix)).Fixed(Program("[|Old()|];"), Program("Next();"), fix: "Call Later")));

    [Fact]
    public async Task Another_text_than_expected_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Rule<CallRule>(typeof(CallFix)).Fixed(Program("[|Old()|];"), Program("{|HAR0003:Next()|};")));
        Assert.Contains("+        Current();", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fix_that_eats_a_comment_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Rule<CallRule>(typeof(CommentEatingFix)).Fixed(Program("/* why */ [|Old()|];"), Program("/* why */ Current();")));
        Assert.Contains("-        /* why */ Current();", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_FixAll_that_differs_from_single_fixes_fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Rule<CallRule>(typeof(OtherFixAllFix)).Fixed(Program("[|Old()|]; [|Old()|];"), Program("Current(); Current();")));
        Assert.Contains("Fix all in document", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Findings_without_a_fix_are_unfixable() => Rule<CallRule>().Unfixable(Program("[|Old()|];"));

    [Fact]
    public async Task A_finding_with_a_fix_is_not_unfixable() =>
        Assert.Equal("Unfixable", await StoppedByAsync(() => Rule<CallRule>(typeof(CallFix)).Unfixable(Program("[|Old()|];"))));

    [Theory]
    [InlineData(typeof(BrokenFix), "does not compile")]
    [InlineData(typeof(IdleFix), "does not make its finding disappear")]
    [InlineData(typeof(TradingFix), "raises a new finding")]
    [InlineData(typeof(AdvisedFix), "raises a new finding")]
    [InlineData(typeof(SharedKeyFix), "two fixes share the equivalence key")]
    [InlineData(typeof(KeylessFix), "has no equivalence key")]
    public async Task Every_fix_on_offer_is_tried_even_where_the_test_does_not_look(Type fix, string reason)
    {
        var failure = await Assert.ThrowsAsync<HarnessException>(() => Rule<CallRule>(fix).Reports(Program("[|Old()|];")));
        Assert.Equal("Offered fixes", failure.Check);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_alternative_may_leave_advice() => Rule<CallRule>(typeof(AlternativesFix)).Reports(Program("[|Old()|];"));
}
