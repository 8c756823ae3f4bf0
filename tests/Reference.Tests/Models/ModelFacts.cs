using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Models;

/// <summary>What holds for every model of the library.</summary>
internal static class ModelFacts
{
    public static long Weights(Module<Tensor, Tensor> model) => model.parameters().Sum(parameter => parameter.numel());

    /// <summary>One step on some loss reaches every weight: each is registered, used and trained.</summary>
    public static void EveryWeightIsTrained(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = NewDisposeScope();
        model.train();
        model.call(input).square().sum().backward();
        Assert.All(model.named_parameters(), named => Assert.True(named.parameter.grad is { } gradient && gradient.count_nonzero().item<long>() > 0, named.name));
    }

    /// <summary>Logits go beyond what sigmoid, softmax, log-softmax or ReLU leave: both signs, and as far as the inputs are stretched.</summary>
    public static void OutputIsUnbounded(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        model.eval();
        var logits = model.call(input.mul(100));
        Assert.True(logits.max().item<float>() > 1, $"greatest {logits.max().item<float>()}");
        Assert.True(logits.min().item<float>() < -1, $"least {logits.min().item<float>()}");
        Assert.NotEqual(1, logits.exp().sum(1).mean().item<float>(), 0.01);
    }

    public static bool SameTwice(Module<Tensor, Tensor> model, Tensor input)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return model.call(input).equal(model.call(input)).all().item<bool>();
    }
}
