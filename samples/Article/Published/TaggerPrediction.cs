using static TorchSharp.torch;

namespace Article.Published;

/// <summary>How a user of the published network would decide which labels a row has.</summary>
internal static class TaggerPrediction
{
    /// <returns>bool, one row of five labels for each row of <paramref name="features"/>.</returns>
    public static Tensor Predict(Tagger model, Tensor features)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return model.call(features).greater(0.5).MoveToOuterDisposeScope();
    }
}
