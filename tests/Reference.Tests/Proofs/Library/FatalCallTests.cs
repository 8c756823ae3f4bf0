using System.Diagnostics;
using Xunit;

namespace TorchSharp.Reference.Tests.Proofs.Library;

/// <summary>The row 'random-out': the process ends, so another one makes the call.</summary>
public sealed class FatalCallTests
{
    [Theory]
    [InlineData("torch.rand_out")]
    [InlineData("Tensor.randn_out")]
    public void The_process_ends(string call) => Assert.True(
        ExitCodeOf(call) != 0,
        "TorchSharp survives this call: set the last version of the row 'random-out' to the one before, in analyzers/Torch/Facts, and tell its page.");

    [Fact]
    public void What_to_use_instead_does_not_end_it() => Assert.Equal(0, ExitCodeOf("torch.rand"));

    internal static int ExitCodeOf(string call)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "TorchSharp.KilledTraining.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, "--call", call]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardOutput.ReadToEnd();
        _ = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
