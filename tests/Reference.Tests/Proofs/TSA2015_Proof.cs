using System.Runtime.InteropServices;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2015_Proof() : RuleProof("TSA2015")
{
    private const int Calls = 10;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["calls of 10 that throw: loss and backward under no_grad"] = () => new(Failures(no_grad, isBackwardOutside: false), Failures(none, isBackwardOutside: false)),
        ["the same with the backward after it"] = () => new(Failures(no_grad, isBackwardOutside: true), Failures(none, isBackwardOutside: true)),
        ["the same under inference_mode, with enable_grad within"] = () => new(Failures(EnabledInInference, isBackwardOutside: false), Failures(none, isBackwardOutside: false)),
        ["the same under no_grad, where only the backward lies in it"] = () => new(Failures(no_grad, isBackwardOutside: false), BackwardAlone()),
    };

    private static readonly Func<IDisposable?> none = () => null;

    /// <summary>Within <c>no_grad</c>, <c>enable_grad</c> helps.</summary>
    [Fact]
    public void Gradients_may_be_switched_on_within_no_grad() => Assert.Equal(0, OwnThread.Run(() =>
    {
        using var off = no_grad();
        return Failures(() => enable_grad(), isBackwardOutside: false);
    }));

    private static double Failures(Func<IDisposable?> open, bool isBackwardOutside) => OwnThread.Run(() =>
    {
        using var scope = NewDisposeScope();
        var (model, x, y) = (Linear(2, 1), ones(4, 2), zeros(4, 1));
        return (double)Enumerable.Range(0, Calls).Count(_ => Throws(() =>
        {
            Tensor loss;
            using (open())
            {
                loss = functional.mse_loss(model.forward(x), y);
                if (!isBackwardOutside)
                    loss.backward();
            }

            if (isBackwardOutside)
                loss.backward();
        }));
    });

    private static double BackwardAlone() => OwnThread.Run(() =>
    {
        using var scope = NewDisposeScope();
        var (model, x, y) = (Linear(2, 1), ones(4, 2), zeros(4, 1));
        return (double)Enumerable.Range(0, Calls).Count(_ => Throws(() =>
        {
            var loss = functional.mse_loss(model.forward(x), y);
            using var off = no_grad();
            loss.backward();
        }));
    });

    private static Both EnabledInInference() => new(inference_mode(), enable_grad());

    private static bool Throws(Action run)
    {
        try
        {
            run();
            return false;
        }
        catch (ExternalException)
        {
            return true;
        }
    }

    private sealed class Both(IDisposable outer, IDisposable inner) : IDisposable
    {
        public void Dispose()
        {
            inner.Dispose();
            outer.Dispose();
        }
    }
}
