using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Tagging;

/// <summary>How likely each of five tags is.</summary>
public sealed class Tagger : Module<Tensor, Tensor>
{
    private readonly Linear _hidden = Linear(20, 128);
    private readonly Linear _tags = Linear(128, 5);

    public Tagger()
        : base(nameof(Tagger)) => RegisterComponents();

    public override Tensor forward(Tensor x)
    {
        using var hidden = functional.relu(_hidden.forward(x));
        return torch.sigmoid(_tags.forward(hidden));
    }
}
