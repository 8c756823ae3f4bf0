using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Testing;
using Xunit;

namespace TorchSharp.Reference.Tests.Fixes;

/// <summary>A repaired program trains on the right loss, and everything else that it computes is what it was, bit for bit.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class RepairedProgramTests
{
    [Fact]
    public Task A_sigmoid_in_forward() => IsRepaired("TSA1001", RepairedPrograms.SigmoidInForward);

    [Fact]
    public Task A_sigmoid_module_in_a_field() => IsRepaired("TSA1001", RepairedPrograms.SigmoidInAField);

    [Fact]
    public Task A_sigmoid_at_the_end_of_a_sequential() => IsRepaired("TSA1001", RepairedPrograms.SigmoidInASequential);

    [Fact]
    public Task A_softmax_before_cross_entropy() => IsRepaired("TSA1002", RepairedPrograms.SoftmaxInForward);

    [Fact]
    public Task A_sigmoid_before_a_loss_over_probabilities() => IsRepaired("TSA1007", RepairedPrograms.SigmoidBeforeBCELoss);

    private static async Task IsRepaired(string rule, string source)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var program = await TestProgram.CreateAsync([source], ProgramOptions.Default);
        var before = await RunningProgram.LoadAsync(program.Project, cancellation);
        var after = await RunningProgram.LoadAsync(await FirstFix.ApplyAsync(program.Project, rule, cancellation), cancellation);

        Assert.Equal(before.Predictions(), after.Predictions());
        Assert.Equal(before.RightLoss(), after.RightLoss());
        Assert.Equal(after.RightLoss(), after.Loss(), 1e-6f);
        if (rule != "TSA1007")
            Assert.True(Math.Abs(before.Loss() - before.RightLoss()) > 0.01, "The program had the right loss before the fix.");
    }
}
