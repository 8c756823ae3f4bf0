using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Repaired;

/// <summary>The network for digits, whose <c>forward</c> ends in logits.</summary>
internal sealed class DigitClassifier : Module<Tensor, Tensor>
{
    private readonly Sequential _layers = Sequential(
        Conv2d(1, 32, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
        Flatten(),
        Linear(64 * 7 * 7, 128), ReLU(),
        Linear(128, 10));

    public DigitClassifier() : base(nameof(DigitClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor x) => _layers.call(x);
}
