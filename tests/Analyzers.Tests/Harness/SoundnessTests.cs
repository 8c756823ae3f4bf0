using static TorchSharp.Analyzers.Tests.Harness.HarnessSubject;

namespace TorchSharp.Analyzers.Tests.Harness;

/// <summary>The harness stops rules that an author's expectations alone would let pass.</summary>
public class SoundnessTests
{
    [Fact]
    public async Task A_rule_that_reports_at_the_end_of_the_compilation_is_not_live() =>
        Assert.Equal("Live parity", await StoppedByAsync(() => Rule<CompilationEndRule>().Reports(Program("[|Old()|];"))));

    [Fact]
    public async Task A_rule_that_reports_in_another_file_is_not_live() =>
        Assert.Equal("Live parity", await StoppedByAsync(() => Rule<OtherFileRule>().Reports(
            ("Caller.cs", "class Caller { void M() => Callee.Old(); }"),
            ("Callee.cs", "class Callee { public static void [|Old|]() { } }"))));

    [Fact]
    public async Task A_rule_that_reports_in_another_method_is_not_live() =>
        Assert.Equal("Live parity", await StoppedByAsync(() => Rule<OtherFileRule>().Reports(
            "class Caller { static void [|Old|]() { } void M() => Old(); }")));

    [Fact]
    public async Task A_rule_that_remembers_earlier_runs_is_not_deterministic() =>
        Assert.Equal("Determinism", await StoppedByAsync(() => Rule<RememberingRule>().Reports(Program("[|Old()|];"))));

    [Fact]
    public async Task A_rule_that_depends_on_the_order_of_files_is_not_deterministic() =>
        Assert.Equal("Determinism", await StoppedByAsync(() => Rule<FileOrderRule>().Reports(Program("[|Old()|];"))));

    [Fact]
    public async Task A_rule_that_throws_is_stopped() =>
        Assert.Equal("Analyzer exception", await StoppedByAsync(() => Rule<ThrowingRule>().Silent(Program("Old();"))));
}
