using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Repaired;

/// <summary>The article's network for several labels at once. It ends in logits, as its loss wants it.</summary>
internal sealed class Tagger : Module<Tensor, Tensor>
{
    private readonly Linear _fc1 = Linear(20, 128);
    private readonly Linear _fc2 = Linear(128, 5);
    private readonly ReLU _relu = ReLU();

    public Tagger() : base(nameof(Tagger)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        x = _relu.call(_fc1.call(x));
        return _fc2.call(x);
    }
}
