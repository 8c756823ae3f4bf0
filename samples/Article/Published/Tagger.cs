using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Published;

/// <summary>The article's network for several labels at once. It ends in a sigmoid.</summary>
internal sealed class Tagger : Module<Tensor, Tensor>
{
    private readonly Linear _fc1 = Linear(20, 128);
    private readonly Linear _fc2 = Linear(128, 5);
    private readonly ReLU _relu = ReLU();

    public Tagger() : base(nameof(Tagger)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        x = _relu.call(_fc1.call(x));
        return torch.sigmoid(_fc2.call(x));
    }
}
