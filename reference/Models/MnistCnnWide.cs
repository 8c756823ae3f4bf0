using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Models;

/// <summary>
/// The network for the best accuracy on grey images of 28 × 28: two pairs of 3 × 3 convolutions (32, 32, 64, 64 channels), each convolution
/// with batch norm and ReLU, each pair followed by 2 × 2 max pooling; then dropout, a hidden layer of 256 with batch norm, dropout,
/// classes. 330,410 weights for ten classes.
/// </summary>
/// <remarks>
/// Pairs of small kernels before a pooling are Simonyan and Zisserman's (2015), batch norm Ioffe and Szegedy's (2015). Where batch norm
/// follows, a layer has no bias: the norm would take it away again. No padding: an image's border is paper, and a fifth of the work is
/// saved. It ends in logits, as cross entropy wants them.
/// </remarks>
public sealed class MnistCnnWide : Module<Tensor, Tensor>
{
    private const int Hidden = 256;
    private const int FlatSize = 64 * 4 * 4;

    private readonly Sequential _layers;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="dropout">The share of values that each of the two dropouts sets to 0 in training, from 0 to less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range named here.</exception>
    public MnistCnnWide(int classes = 10, double dropout = 0.4)
        : base(nameof(MnistCnnWide))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        DropoutShare.Check(dropout, nameof(dropout));
        _layers = Sequential(
            Convolution(1, 32), Convolution(32, 32), MaxPool2d(2),
            Convolution(32, 64), Convolution(64, 64), MaxPool2d(2),
            Flatten(), Dropout(dropout),
            Linear(FlatSize, Hidden, hasBias: false), BatchNorm1d(Hidden), ReLU(), Dropout(dropout),
            Linear(Hidden, classes));
        RegisterComponents();
    }

    /// <param name="input">float32 (B, 1, 28, 28); in train mode, B at least 2.</param>
    /// <returns>Logits, float32 (B, classes).</returns>
    public override Tensor forward(Tensor input) => _layers.call(input);

    private static Sequential Convolution(int channels, int filters) =>
        Sequential(Conv2d(channels, filters, kernel_size: 3, bias: false), BatchNorm2d(filters), ReLU());
}
