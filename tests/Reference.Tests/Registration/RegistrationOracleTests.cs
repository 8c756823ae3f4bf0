using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Registration;
using Xunit;

namespace TorchSharp.Reference.Tests.Registration;

/// <summary>
/// Drawn module classes are made on libtorch: of what <c>ModuleClass</c> says that it is lost, <c>named_parameters()</c> and <c>eval()</c> reach nothing.
/// </summary>
[Collection(nameof(GlobalGenerator))]
public sealed class RegistrationOracleTests(ITestOutputHelper output)
{
    /// <summary>How many classes are drawn; more by the environment: the nightly form.</summary>
    private static readonly int Count = int.Parse(Environment.GetEnvironmentVariable("DRAWN_MODULES") ?? "150", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly int First = int.Parse(Environment.GetEnvironmentVariable("DRAWN_MODULES_FROM") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Of_what_is_said_to_be_lost_libtorch_knows_nothing()
    {
        var tally = new RegistrationTally();
        foreach (var seeds in Enumerable.Range(First, Count).Chunk(50))
            Compare(seeds, tally);

        output.WriteLine(tally.ToString());
        Assert.True(tally.Contradictions.Count == 0, string.Join("\n\n", tally.Contradictions.Take(10)));
        Assert.True(tally.Proved > 0.3 * tally.Unregistered, tally.ToString());
    }

    private static void Compare(int[] seeds, RegistrationTally tally)
    {
        var drawn = DrawnModules.Of(seeds);
        var classes = ModuleClasses.Of(TorchCompilation.Of(drawn.Compilation).Flow!);
        foreach (var seed in seeds)
        {
            using var scope = torch.NewDisposeScope();
            var net = drawn.Make(seed);
            var oracle = new RegistrationOracle(net);
            tally.Add(seed, classes.Of(drawn.Compilation.GetTypeByMetadataName($"Drawn{seed}.Net")!, Cancellation), net, oracle);
        }
    }
}
