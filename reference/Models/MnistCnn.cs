using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Models;

/// <summary>
/// The article's convolutional network for grey images of 28 × 28: two convolutions of 3 × 3 (1 → 32 → 64), each with ReLU and 2 × 2 max
/// pooling, then 3136 → 128, ReLU, 128 → classes. 421,642 weights for ten classes.
/// </summary>
/// <remarks>It ends in logits: cross entropy has the softmax in it. For probabilities, apply softmax to what <see cref="forward"/> returns.</remarks>
public sealed class MnistCnn : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public MnistCnn(int classes = 10)
        : base(nameof(MnistCnn))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        _layers = Sequential(
            Conv2d(1, 32, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, kernel_size: 3, padding: 1), ReLU(), MaxPool2d(2),
            Flatten(),
            Linear(64 * 7 * 7, 128), ReLU(),
            Linear(128, classes));
        RegisterComponents();
    }

    /// <param name="input">float32 (B, 1, 28, 28).</param>
    /// <returns>Logits, float32 (B, classes).</returns>
    public override Tensor forward(Tensor input) => _layers.call(input);
}
