using TorchSharp.Reference.Training;
using static TorchSharp.torch.optim;

namespace Samples.Common.Running;

/// <summary>
/// The learning rate rises in a straight line over the first steps and then falls to nothing as half a cosine (Loshchilov and Hutter,
/// 2017): great steps in the middle, none at the end, so that the last weights are as good as an average.
/// </summary>
internal static class WarmUpAndCosine
{
    // Not from 0: a first step that changes nothing is a wasted one.
    private const double First = 0.05;

    /// <param name="warmUp">The share of all steps in which it rises, from 0 to less than 1.</param>
    public static Schedule Create(double warmUp) => Schedule.PerStep((optimizer, steps) =>
        lr_scheduler.LambdaLR(optimizer, step => Factor((double)step / steps, warmUp)));

    internal static double Factor(double done, double warmUp) => done < warmUp
        ? First + (1 - First) * done / warmUp
        : 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (done - warmUp) / (1 - warmUp))));
}
