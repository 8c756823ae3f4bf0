namespace TorchSharp.Reference.Training;

/// <summary>Whether a model can learn one batch by heart.</summary>
public enum OverfitVerdict
{
    /// <summary>It can: model, loss and optimizer work together.</summary>
    Learned,

    /// <summary>The loss is stuck where it would be if the model ended in softmax or sigmoid, which the loss applies again.</summary>
    StuckAtFloor,

    /// <summary>
    /// The loss did not fall enough, for another reason, which the message names where it is known: tanh or ReLU at the end of the model, the
    /// learning rate, a cut graph, targets that do not belong to the inputs.
    /// </summary>
    NotLearned,

    /// <summary>The loss was still falling when the steps were used up: more of them tell.</summary>
    StillFalling,
}

/// <summary>What came of training on one batch again and again.</summary>
/// <param name="Verdict">Whether it learned.</param>
/// <param name="FirstLoss">The loss of the first step.</param>
/// <param name="LastLoss">The mean loss of the last ten steps.</param>
/// <param name="Floor">The loss under which squashed outputs cannot get on this batch: log(1 + (K − 1)/e) for K classes.</param>
/// <param name="Least">
/// The loss under which nothing can get on this batch: 0, or the entropy of targets that are smoothed or between 0 and 1.
/// </param>
/// <param name="Steps">The steps that were taken.</param>
/// <param name="Message">The verdict in words.</param>
public sealed record OverfitReport(
    OverfitVerdict Verdict, double FirstLoss, double LastLoss, double Floor, double Least, int Steps, string Message);
