using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Tagging;

/// <summary>Which of ten topics.</summary>
public sealed class Topics : Module<Tensor, Tensor>
{
    private readonly Linear _topics = Linear(20, 10);

    public Topics()
        : base(nameof(Topics)) => RegisterComponents();

    public override Tensor forward(Tensor x) => functional.log_softmax(_topics.forward(x), 1);
}
