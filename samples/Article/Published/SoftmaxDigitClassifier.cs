using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace Article.Published;

/// <summary>The network for digits with the mistake that the article's text warns of: <c>forward</c> ends in softmax.</summary>
internal sealed class SoftmaxDigitClassifier : Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1 = Conv2d(1, 32, kernel_size: 3, padding: 1);
    private readonly Conv2d _conv2 = Conv2d(32, 64, kernel_size: 3, padding: 1);
    private readonly MaxPool2d _pool = MaxPool2d(2);
    private readonly Linear _fc1 = Linear(64 * 7 * 7, 128);
    private readonly Linear _fc2 = Linear(128, 10);

    public SoftmaxDigitClassifier() : base(nameof(SoftmaxDigitClassifier)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        x = _pool.call(relu(_conv1.call(x)));
        x = _pool.call(relu(_conv2.call(x)));
        x = x.view(-1, 64 * 7 * 7);
        x = relu(_fc1.call(x));
        return softmax(_fc2.call(x), dim: 1);
    }
}
