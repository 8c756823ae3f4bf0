using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// A task with a loss of one's own, as one function: <c>new LossTask((z, y) => functional.mse_loss(z, y))</c>. Targets may be anything
/// that the function takes: numbers, soft targets, class indices with some to be ignored.
/// </summary>
/// <param name="loss">The mean over a batch, as one number.</param>
public sealed class LossTask(LossFunction loss) : ITrainingTask
{
    private readonly LossFunction _loss = loss ?? throw new ArgumentNullException(nameof(loss));

    /// <inheritdoc/>
    public string Name => "own_loss";

    /// <summary>
    /// The loss in words. A training is resumed only with the description that it began with: change it when you change the function.
    /// </summary>
    public string Description { get; init; } = "a loss of one's own";

    /// <inheritdoc/>
    public string RunningName => Running() is { } running ? running.Name : Evaluation.LossName;

    /// <inheritdoc/>
    public bool AppliesSoftmax => false;

    /// <summary>
    /// Whether the outputs must be logits: then a model that ends in softmax, sigmoid, tanh or ReLU is refused. No unless told, for a
    /// loss of one's own may want probabilities.
    /// </summary>
    public bool WantsLogits { get; init; }

    /// <summary>
    /// What an evaluation measures beside the loss; nothing unless told. A <see cref="FunctionMetric"/> is one function, too.
    /// </summary>
    public IReadOnlyList<IMetric> Metrics { get; init; } = [];

    /// <summary>
    /// How much a batch's mean counts among those of other batches: the number of its rows unless told. Where the function leaves rows out,
    /// <c>targets => targets.ne(-100).sum().ToDouble()</c> keeps the loss of an epoch exact. A batch of the weight 0 changes no weight of the
    /// model, and neither loss nor metrics look at it.
    /// </summary>
    public Func<Tensor, double> Weight { get; init; } = targets => targets.size(0);

    /// <summary>The least that the loss can be, 0 or more: <see cref="Trainer.OverfitOneBatch"/> measures from it. 0 unless told.</summary>
    /// <exception cref="ArgumentException">It is less than 0, or no finite number.</exception>
    public double Least
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity
            ? value
            : throw new ArgumentException(
                FormattableString.Invariant($"a least loss of {value} is not possible: 0 or more"), nameof(Least));
    }

    /// <summary>Refuses targets that are not finite. What else they must be is the function's to say.</summary>
    /// <exception cref="ArgumentException">A target is infinite or no number.</exception>
    public void CheckTargets(Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var scope = NewDisposeScope();
        if (targets.is_floating_point() && !targets.isfinite().all().item<bool>())
            throw new ArgumentException("some of the targets are infinite or no numbers: complete or remove their rows", nameof(targets));
    }

    /// <inheritdoc/>
    public BatchLoss Loss(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        var weight = WeightOf(targets);

        // A mean over nothing would be NaN.
        if (weight == 0)
            return new BatchLoss(logits.sum().mul(0), 0);
        var mean = _loss(logits, targets);
        if (mean is null || mean.numel() != 1)
            throw new ArgumentException(
                $"the loss function gives {(mean is null ? "null" : Describe.Tensor(mean))}, and one number is wanted: take its mean()");
        return new BatchLoss(mean.dim() == 0 ? mean : mean.squeeze(), weight);
    }

    /// <inheritdoc/>
    public bool AreIgnored(Tensor targets) => WeightOf(targets) == 0;

    /// <summary>All of a batch, unless its weight is 0.</summary>
    public (Tensor Logits, Tensor Targets) Measured(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        return AreIgnored(targets) ? (logits[..0], targets[..0]) : (logits, targets);
    }

    /// <inheritdoc/>
    public double LeastLoss(Tensor targets) => Least;

    /// <summary>Not known of a loss of one's own: the first loss stands for it.</summary>
    public double ConstantLoss(Tensor targets) => Least;

    /// <summary>Not known of a loss of one's own.</summary>
    public double SquashedFloor(Tensor targets) => Least;

    /// <inheritdoc/>
    public void CheckOutputs(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (outputs.dim() == 0 || outputs.size(0) != targets.size(0))
            throw new ArgumentException(
                $"expected an output for each of {targets.size(0)} targets, and the model gives {Describe.Tensor(outputs)}", nameof(outputs));
    }

    /// <summary>The first metric, where it is a mean over examples; else the loss once more.</summary>
    public double Running(Tensor logits, Tensor targets)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        return Running() is { } running ? running.OfBatch(logits, targets) : _loss(logits, targets).ToDouble();
    }

    private double WeightOf(Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Weight(targets) is >= 0 and < double.PositiveInfinity and var weight
            ? weight
            : throw new ArgumentException("the weight of a batch is less than 0 or no finite number: LossTask.Weight gives how much its mean counts, its number of rows say");
    }

    private FunctionMetric? Running() => Metrics.Count > 0 && Metrics[0] is FunctionMetric { IsMean: true } metric ? metric : null;
}
