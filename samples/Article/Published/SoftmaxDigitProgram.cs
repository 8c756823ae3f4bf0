using Article.Comparison;
using TorchSharp.Reference.Data;

namespace Article.Published;

/// <summary>The first program with softmax in the network's <c>forward</c>: softmax is then applied twice on the way to the loss.</summary>
internal static class SoftmaxDigitProgram
{
    /// <returns>The accuracy on <paramref name="test"/>.</returns>
    public static double Run(SoftmaxDigitClassifier model, LabeledImages training, LabeledImages test, int seed, ITrainingMonitor monitor)
    {
        DigitProgram.Train(model, training, seed, monitor); // expect: TSA1002
        return DigitProgram.Test(model, test);
    }
}
