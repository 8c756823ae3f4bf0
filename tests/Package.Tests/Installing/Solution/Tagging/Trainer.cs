using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Tagging;

public sealed class Trainer(Tagger tagger, Topics topics)
{
    private readonly BCEWithLogitsLoss _tagLoss = BCEWithLogitsLoss();
    private readonly CrossEntropyLoss _topicLoss = CrossEntropyLoss();

    public void Step(Tensor x, Tensor tags, Tensor topic)
    {
        using var tagLoss = _tagLoss.forward(tagger.forward(x), tags);
        tagLoss.backward();
        using var topicLoss = _topicLoss.forward(topics.forward(x), topic);
        topicLoss.backward();
    }
}
