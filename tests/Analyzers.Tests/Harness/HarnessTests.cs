using Microsoft.CodeAnalysis.Testing;
using static TorchSharp.Analyzers.Tests.Harness.HarnessSubject;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>What a test's author says is compared with what the rules do.</summary>
public class HarnessTests
{
    [Fact]
    public Task A_marked_finding_passes() => Rule<CallRule>().Reports(Program("[|Old()|];"));

    [Fact]
    public Task Files_are_named_by_the_author() => Rule<CallRule>().Reports(
        ("Model.cs", "class Model { public void Old() { } }"),
        ("Trainer.cs", "class Trainer { void Train(Model model) => [|model.Old()|]; }"));

    [Fact]
    public Task A_message_is_compared() =>
        Rule<CallRule>().Reports(Program("{|#0:Old()|};"), new DiagnosticResult(CallRule.Rule).WithLocation(0).WithMessage("'Old' is old"));

    [Fact]
    public Task Another_message_fails() => Assert.ThrowsAsync<InvalidOperationException>(() =>
        Rule<CallRule>().Reports(Program("{|#0:Old()|};"), new DiagnosticResult(CallRule.Rule).WithLocation(0).WithMessage("'Old' is new")));

    [Fact]
    public Task A_finding_that_is_not_marked_fails() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => Rule<CallRule>().Silent(Program("Old();")));

    [Fact]
    public Task A_mark_without_a_finding_fails() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => Rule<CallRule>().Reports(Program("[|Next()|];")));

    [Fact]
    public async Task A_report_test_without_marks_fails() => Assert.Equal("Test", await StoppedByAsync(() => Rule<CallRule>().Reports(Program(""))));

    [Fact]
    public async Task A_silence_test_with_marks_fails() =>
        Assert.Equal("Test", await StoppedByAsync(() => Rule<CallRule>().Silent(Program("[|Old()|];"))));

    [Fact]
    public Task An_unmarked_finding_of_another_rule_fails() =>
        Assert.ThrowsAsync<InvalidOperationException>(() => Rule<CallRule>().Silent(Program("New();")));

    [Fact]
    public Task A_finding_of_another_rule_is_marked_with_its_id() => Rule<CallRule>().Silent(Program("{|HAR0002:New()|};"));

    [Fact]
    public Task Another_rule_can_be_ignored() =>
        Rule<CallRule>(Options with { IgnoredRules = [WarningRule.Id] }).Reports(Program("[|Old()|]; New();"));

    [Fact]
    public async Task A_program_that_does_not_compile_fails() =>
        Assert.Equal("Compilation", await StoppedByAsync(() => Rule<CallRule>().Reports(Program("[|Old()|]; Missing();"))));

    [Fact]
    public Task A_half_typed_program_is_accepted_when_the_test_says_so() =>
        Rule<CallRule>(Options with { MayHaveErrors = true }).Reports(Program("[|Old()|]; torch.nn."));

    [Fact]
    public Task TorchSharp_is_at_hand() => Rule<CallRule>().Silent("""
        class Model : Module<Tensor, Tensor>
        {
            private readonly Linear fc = Linear(2, 1);

            public Model() : base("model") => RegisterComponents();

            public override Tensor forward(Tensor x) => functional.relu(fc.forward(x));
        }
        """);

    [Fact]
    public Task Top_level_statements_make_a_program() => Rule<CallRule>().Reports("[|Old()|]; Console.WriteLine(torch.zeros(1));");
}
