using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>Ten rounds of training or evaluating a model of one layer, and what they leave behind in the scope around them.</summary>
internal static class RoundsOfTraining
{
    private const int Rounds = 10;

    /// <summary>Tensors that the scope around the loop holds after it, and did not before.</summary>
    public static double Left(bool isScoped, bool isTraining) => Run(isScoped, isTraining).Left;

    /// <summary>The loss of the last round.</summary>
    public static double Loss(bool isScoped) => Run(isScoped, isTraining: true).Loss;

    private static (double Left, double Loss) Run(bool isScoped, bool isTraining) => OwnThread.Run(() =>
    {
        using var scope = NewDisposeScope();
        var (x, y, layer) = (ones(4, 2), zeros(4, 1), Linear(2, 1));
        using (no_grad())
        {
            layer.weight.fill_(1);
            layer.bias!.fill_(0);
        }

        using var optimizer = optim.SGD(layer.parameters(), 0.01);
        var (before, last) = (scope.DisposablesCount, 0.0);
        for (var i = 0; i < Rounds; i++)
        {
            using var round = isScoped ? NewDisposeScope() : null;
            layer.zero_grad();
            using var mode = isTraining ? null : no_grad();
            var loss = functional.mse_loss(layer.forward(x), y);
            if (isTraining)
            {
                loss.backward();
                optimizer.step();
            }

            last = loss.item<float>();
        }

        return ((double)(scope.DisposablesCount - before), last);
    });
}
