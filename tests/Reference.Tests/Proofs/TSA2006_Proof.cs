using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2006_Proof() : RuleProof("TSA2006")
{
    private const int Steps = 10;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["training steps of 10 that throw after one evaluation under no_grad"] = () => Both(no_grad),
        ["the same after inference_mode"] = () => Both(() => inference_mode()),
        ["the same after set_grad_enabled(false)"] = () => Both(() => set_grad_enabled(false)),
    };

    /// <summary>A collection does not bring gradients back: the object has no finalizer that does.</summary>
    [Fact]
    public void The_garbage_collector_does_not_help() => Assert.False(OwnThread.Run(() =>
    {
        Drop(no_grad);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return is_grad_enabled();
    }));

    /// <summary>Anomaly mode stays on, too; it is the process's, so it is switched off again here.</summary>
    [Fact]
    public void Anomaly_mode_stays_on()
    {
        var mode = autograd.detect_anomaly();
        Assert.True(AnomalyMode.IsEnabled);
        mode.Dispose();
        Assert.False(AnomalyMode.IsEnabled);
    }

    private static Measured Both(Func<IDisposable> off) => new(Failures(off, isHeld: false), Failures(off, isHeld: true));

    private static double Failures(Func<IDisposable> off, bool isHeld) => OwnThread.Run(() =>
    {
        using var scope = NewDisposeScope();
        var (model, x, y) = (Linear(2, 1), ones(4, 2), zeros(4, 1));
        var optimizer = optim.SGD(model.parameters(), 0.1);
        var mode = off();
        model.forward(x);
        if (isHeld)
            mode.Dispose();
        return (double)Enumerable.Range(0, Steps).Count(_ => !Learns(() =>
        {
            optimizer.zero_grad();
            functional.mse_loss(model.forward(x), y).backward();
            optimizer.step();
        }));
    });

    private static bool Learns(Action step)
    {
        try
        {
            step();
            return true;
        }
        catch (ExternalException)
        {
            return false;
        }
    }

    private static void Drop(Func<IDisposable> off) => off();
}
