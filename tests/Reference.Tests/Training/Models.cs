using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A small network with dropout, so that nothing is the same without the same random numbers.</summary>
internal sealed class SmallMlp : Module<Tensor, Tensor>
{
    private readonly Linear _hidden;
    private readonly Dropout _dropout = Dropout(0.2);
    private readonly Linear _head;

    public SmallMlp(int inputs, int outputs, int width = 16)
        : base(nameof(SmallMlp))
    {
        _hidden = Linear(inputs, width);
        _head = Linear(width, outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var hidden = _hidden.call(input);
        using var active = functional.relu(hidden);
        using var dropped = _dropout.call(active);
        return _head.call(dropped);
    }
}

/// <summary>A small network with convolutions and batch norm, whose buffers are part of what is trained.</summary>
internal sealed class SmallCnn : Module<Tensor, Tensor>
{
    private readonly Sequential _layers = Sequential(
        Conv2d(1, 8, kernel_size: 3, padding: 1), BatchNorm2d(8), ReLU(), MaxPool2d(4), Flatten(), Linear(8 * 7 * 7, 10));

    public SmallCnn() : base(nameof(SmallCnn)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers.call(input);
}
