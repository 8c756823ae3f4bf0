using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// What a model is trained for: which targets it gets, which loss they make with its logits, and what its success is called.
/// </summary>
public interface ITrainingTask
{
    /// <summary>As in <c>result.json</c>: <c>multi_class</c> or <c>multi_label</c>.</summary>
    string Name { get; }

    /// <summary>The loss and what shapes it, in one line; a training is resumed only with the loss it began with.</summary>
    string Description { get; }

    /// <summary>The name of the figure that runs along with the training: <c>accuracy</c>, <c>hamming_loss</c>.</summary>
    string RunningName { get; }

    /// <summary>What an evaluation measures. An evaluation resets them before it begins.</summary>
    IReadOnlyList<IMetric> Metrics { get; }

    /// <summary>Whether the loss applies softmax; then log-softmax before it does no harm.</summary>
    bool AppliesSoftmax { get; }

    /// <summary>Whether a model that ends in softmax, sigmoid, tanh or ReLU is wrong for this loss.</summary>
    bool WantsLogits => true;

    /// <summary>Looks at all targets once, before anything is trained on them.</summary>
    /// <param name="targets">The targets of all examples.</param>
    /// <exception cref="ArgumentException">Their type, shape or values are not the task's; the message says which are.</exception>
    void CheckTargets(Tensor targets);

    /// <summary>
    /// Looks at all targets of examples that are to be judged, before anything is trained: metrics may want more of targets than the loss
    /// does.
    /// </summary>
    /// <param name="targets">The targets of all examples.</param>
    /// <exception cref="ArgumentException">
    /// Their type, shape or values are not the task's or not its metrics'; the message says which are.
    /// </exception>
    void CheckMeasuredTargets(Tensor targets) => CheckTargets(targets);

    /// <summary>Whether none of a batch's targets is to be learned: a batch of a stream may be so, all examples together may not.</summary>
    /// <param name="targets">The targets of the batch.</param>
    bool AreIgnored(Tensor targets) => false;

    /// <summary>
    /// What the metrics get of a batch: all of it, unless the task has targets that they do not know, soft ones or such as are to be
    /// ignored. To be called in a dispose scope.
    /// </summary>
    /// <param name="logits">As the model gives them.</param>
    /// <param name="targets">The targets of the batch.</param>
    (Tensor Logits, Tensor Targets) Measured(Tensor logits, Tensor targets) => (logits, targets);

    /// <summary>The loss of a batch.</summary>
    /// <param name="logits">float (B, classes) or (B, labels), as the model gives them.</param>
    /// <param name="targets">The targets of the batch.</param>
    BatchLoss Loss(Tensor logits, Tensor targets);

    /// <summary>
    /// The least loss that any logits can have: that of a model which gives every target its probability. It is 0 for targets that are
    /// certain, and their entropy where they are not, by label smoothing say.
    /// </summary>
    /// <param name="targets">The targets of the batch.</param>
    double LeastLoss(Tensor targets);

    /// <summary>
    /// The least loss of a model that says the same of every example: it knows how often each target comes, and nothing of the inputs.
    /// </summary>
    /// <param name="targets">The targets of the batch.</param>
    double ConstantLoss(Tensor targets);

    /// <summary>The least loss of a model that squashes its outputs to numbers from 0 to 1 before the loss does so again.</summary>
    /// <param name="targets">The targets of the batch.</param>
    double SquashedFloor(Tensor targets);

    /// <summary>Looks at a batch of outputs before their loss.</summary>
    /// <param name="outputs">What the model gave.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <exception cref="ArgumentException">Their shape is not what the loss wants; the message says which is.</exception>
    void CheckOutputs(Tensor outputs, Tensor targets);

    /// <summary>The running figure of a batch, the mean over its examples.</summary>
    /// <param name="logits">float (B, classes) or (B, labels), as the model gives them.</param>
    /// <param name="targets">The targets of the batch.</param>
    double Running(Tensor logits, Tensor targets);
}
