using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A linear layer, and something behind it.</summary>
internal sealed class Ending : Module<Tensor, Tensor>
{
    private readonly Linear _fc;
    private readonly Func<Tensor, Tensor> _ending;

    public Ending(int inputs, int outputs, Func<Tensor, Tensor> ending)
        : base(nameof(Ending))
    {
        (_fc, _ending) = (Linear(inputs, outputs), ending);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _ending(_fc.call(input));
}

/// <summary>Layers one after the other, under the name of layers.</summary>
internal sealed class Chain : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public Chain(params Module<Tensor, Tensor>[] layers)
        : base(nameof(Chain))
    {
        _layers = Sequential(layers);
        register_module("layers", _layers);
    }

    public override Tensor forward(Tensor input) => _layers.call(input);
}

internal sealed class LogOfNegative() : Module<Tensor, Tensor>(nameof(LogOfNegative))
{
    public override Tensor forward(Tensor input) => input.abs().add(1).neg().log();
}

/// <summary>Its output is its input, and its buffer is infinite after the third batch.</summary>
internal sealed class Gathering : Module<Tensor, Tensor>
{
    private readonly Tensor _total;

    public Gathering(ScalarType type)
        : base(nameof(Gathering))
    {
        _total = ones(2, dtype: type);
        register_buffer("total", _total);
    }

    public override Tensor forward(Tensor input)
    {
        using var withoutGradient = no_grad();
        _ = _total.mul_(_total.dtype == ScalarType.Float32 ? 1e15 : 1e120);
        return input.alias();
    }
}

internal sealed class RootOfNothing() : Module<Tensor, Tensor>(nameof(RootOfNothing))
{
    public override Tensor forward(Tensor input) => input.mul(0).sqrt();
}

/// <summary>Its layer is in a list, where nobody looks.</summary>
internal sealed class Unregistered : Module<Tensor, Tensor>
{
    private readonly List<Linear> _layers = [Linear(2, 3)];

    public Unregistered() : base(nameof(Unregistered)) => RegisterComponents();

    public override Tensor forward(Tensor input) => _layers[0].call(input);
}

/// <summary>The mean of the words of a sentence, a linear layer of one output, and something behind it.</summary>
internal sealed class WordModel : Module<Tensor, Tensor>
{
    private readonly Embedding _words = Embedding(20, 8);
    private readonly Linear _fc = Linear(8, 1);
    private readonly Func<Tensor, Tensor> _ending;

    public WordModel(Func<Tensor, Tensor> ending)
        : base(nameof(WordModel))
    {
        _ending = ending;
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => _ending(_fc.call(_words.call(input).mean([1])));
}
