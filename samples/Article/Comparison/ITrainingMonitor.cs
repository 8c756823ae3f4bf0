using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Comparison;

/// <summary>What a training program tells the outside world while it runs.</summary>
internal interface ITrainingMonitor
{
    /// <summary>The gradients of a batch are there, and the optimizer has not used them yet.</summary>
    /// <param name="model">The network in training.</param>
    /// <param name="loss">The batch's loss, a scalar.</param>
    void Step(Module<Tensor, Tensor> model, Tensor loss);

    /// <summary>An epoch is over.</summary>
    /// <param name="epoch">Counted from 1.</param>
    /// <param name="printedLoss">What the program prints as the epoch's loss.</param>
    void Epoch(int epoch, double printedLoss);
}
