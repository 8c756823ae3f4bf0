using static TorchSharp.torch;

namespace Tagging;

public sealed class Predictor(Tagger tagger)
{
    public Tensor Tags(Tensor x)
    {
        using var _ = no_grad();
        using var probabilities = tagger.forward(x);
        return probabilities > 0.5;
    }
}
