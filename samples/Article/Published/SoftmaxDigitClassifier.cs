using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Article.Published;

/// <summary>The network for digits with the mistake that the article's text warns of: <c>forward</c> ends in softmax.</summary>
internal sealed class SoftmaxDigitClassifier : Module<Tensor, Tensor>
{
    private readonly Sequential _layers = Sequential(
        Conv2d(1, 32, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
        Conv2d(32, 64, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
        Flatten(),
        Linear(64 * 7 * 7, 128), ReLU(),
        Linear(128, 10));

    public SoftmaxDigitClassifier() : base(nameof(SoftmaxDigitClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor x) => softmax(_layers.call(x), dim: 1);
}
