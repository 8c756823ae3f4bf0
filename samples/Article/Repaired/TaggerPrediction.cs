using static TorchSharp.torch;

namespace Article.Repaired;

/// <summary>How a user of the repaired network decides which labels a row has: the sigmoid stands here now.</summary>
internal static class TaggerPrediction
{
    /// <returns>bool, one row of five labels for each row of <paramref name="features"/>.</returns>
    public static Tensor Predict(Tagger model, Tensor features)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return sigmoid(model.call(features)).greater(0.5).MoveToOuterDisposeScope();
    }
}
