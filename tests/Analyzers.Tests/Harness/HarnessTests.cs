using static TorchSharp.Analyzers.Tests.Harness.HarnessSubject;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>The harness accepts sound rules and stops each kind of unsound one.</summary>
public class HarnessTests
{
    [Fact]
    public Task A_sound_rule_passes() => Rule<CallRule>().Reports(Program("[|Old()|];"));

    [Fact]
    public Task A_marked_place_can_carry_a_message() =>
        Rule<CallRule>().Reports(Program("{|#0:Old()|};"), new Microsoft.CodeAnalysis.Testing.DiagnosticResult(CallRule.Rule).WithLocation(0).WithMessage("'Old' is old"));

    [Fact]
    public Task TorchSharp_is_at_hand() => Rule<CallRule>().Silent("class P : Module<Tensor, Tensor> { P() : base(\"p\") { } public override Tensor forward(Tensor x) => functional.relu(x); }");

    [Fact]
    public Task Top_level_statements_compile() => Rule<CallRule>().Silent("Console.WriteLine(torch.zeros(1));");

    [Fact]
    public async Task A_finding_that_is_not_marked_stops_the_test() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rule<CallRule>().Silent(Program("Old();")));

    [Fact]
    public async Task A_mark_without_a_finding_stops_the_test() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Rule<CallRule>().Reports(Program("[|Next()|];")));
}
