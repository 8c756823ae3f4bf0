using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Article.Repaired;

/// <summary>The network for digits, whose <c>forward</c> ends in logits: what <c>SoftmaxDigitClassifier</c> should be.</summary>
internal sealed class DigitClassifier : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, 32, kernel_size: 3, padding: 1);
    private readonly Conv2d _conv2 = Conv2d(32, 64, kernel_size: 3, padding: 1);
    private readonly MaxPool2d _pool = MaxPool2d(2);
    private readonly Linear _fc1 = Linear(64 * 7 * 7, 128);
    private readonly Linear _fc2 = Linear(128, 10);

    public DigitClassifier() : base(nameof(DigitClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        x = _pool.call(relu(_conv1.call(x)));
        x = _pool.call(relu(_conv2.call(x)));
        x = x.view(-1, 64 * 7 * 7);
        x = relu(_fc1.call(x));
        return _fc2.call(x);
    }
}
