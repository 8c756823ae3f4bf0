using System.Globalization;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>Each example has any number of labels: binary cross entropy on the model's logits, which has sigmoid in it.</summary>
public sealed class MultiLabelTask : ITrainingTask
{
    private readonly float[] _positiveWeights = [];

    /// <param name="labels">The number of labels, at least 1.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public MultiLabelTask(int labels)
    {
        if (labels < 1)
            throw new ArgumentException($"{labels} labels leave nothing to learn: at least 1", nameof(labels));
        Labels = labels;
        Metrics = MultiLabelMetrics.Standard(labels);
    }

    /// <inheritdoc/>
    public string Name => "multi_label";

    /// <inheritdoc/>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"binary cross entropy with logits, {Labels} labels, positive weights [{Weights.Text(_positiveWeights)}]");

    /// <inheritdoc/>
    public string RunningName => "hamming_loss";

    /// <inheritdoc/>
    public bool AppliesSoftmax => false;

    /// <summary>The number of labels.</summary>
    public int Labels { get; }

    /// <summary>
    /// What an evaluation measures; <see cref="MultiLabelMetrics.Standard"/> unless told. Probabilities as targets can be judged by the
    /// loss alone, or by metrics of your own.
    /// </summary>
    public IReadOnlyList<IMetric> Metrics { get; init; }

    /// <summary>
    /// libtorch's <c>pos_weight</c>: how much a positive of each label counts against a negative; alike unless told. Negatives over
    /// positives makes both sides of a rare label weigh the same.
    /// </summary>
    /// <exception cref="ArgumentException">There is not one weight for each label, or one is not a positive number.</exception>
    public IReadOnlyList<float> PositiveWeights
    {
        get => _positiveWeights;
        init => _positiveWeights = Weights.Check(value, Labels, "label", nameof(PositiveWeights));
    }

    /// <inheritdoc/>
    public void CheckTargets(Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (!targets.is_floating_point() || targets.dim() != 2 || targets.size(1) != Labels)
            throw new ArgumentException(
                $"binary cross entropy wants its labels as float32 (N, {Labels}), these targets are {Describe.Tensor(targets)}",
                nameof(targets));

        using var least = targets.min();
        using var greatest = targets.max();
        var (first, last) = (least.ToDouble(), greatest.ToDouble());
        if (!(first >= 0 && last <= 1))
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"the labels go from {first} to {last}, and each is 0 or 1 (or a probability between)"),
                nameof(targets));
    }

    /// <summary>
    /// Looks at all targets of examples that are to be judged. The loss takes probabilities of any floating type; a metric of this library
    /// counts labels that are there or not.
    /// </summary>
    /// <param name="targets">The targets of all examples: float32 (N, labels) of 0 and 1 where such a metric measures them.</param>
    /// <exception cref="ArgumentException">They are others; the message says which are.</exception>
    public void CheckMeasuredTargets(Tensor targets)
    {
        CheckTargets(targets);
        if (!Metrics.Any(metric => metric is MultiLabelMetric))
            return;
        if (targets.dtype != ScalarType.Float32)
            throw new ArgumentException(
                $"the metrics want labels as float32 (N, {Labels}), those of the validation or test are {Describe.Tensor(targets)}",
                nameof(targets));
        using var scope = NewDisposeScope();
        if (targets.mul(targets.sub(1)).any().item<bool>())
            throw new ArgumentException(
                "the metrics count labels of 0 and 1, and some of the validation or test are between: round them, "
                + "or leave out the metrics of this library",
                nameof(targets));
    }

    /// <inheritdoc/>
    public BatchLoss Loss(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var weights = _positiveWeights.Length == 0 ? null : tensor(_positiveWeights, device: targets.device);
        return new BatchLoss(functional.binary_cross_entropy_with_logits(logits, targets, pos_weights: weights), targets.size(0));
    }

    /// <inheritdoc/>
    public double LeastLoss(Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Loss(BestLogits(targets), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public double ConstantLoss(Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var scope = NewDisposeScope();
        return Loss(BestLogits(targets.mean([0], keepdim: true)).expand(targets.shape), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public double SquashedFloor(Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Loss(BestLogits(targets).clamp(0, 1), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public void CheckOutputs(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (!outputs.shape.SequenceEqual(targets.shape))
            throw new ArgumentException(
                $"{Labels} labels want logits ({string.Join(", ", targets.shape)}), and the model gives {Describe.Tensor(outputs)}",
                nameof(outputs));
    }

    /// <inheritdoc/>
    public double Running(Tensor logits, Tensor targets)
    {
        using var predicted = new HostNumbers<float>(logits, ScalarType.Float32);
        using var actual = new HostNumbers<float>(targets, ScalarType.Float32);
        var wrong = 0;
        for (var i = 0; i < actual.Values.Length; i++)
            wrong += predicted.Values[i] > 0 == actual.Values[i] > 0.5f ? 0 : 1;
        return (double)wrong / actual.Values.Length;
    }

    /// <summary>
    /// The logits of the probabilities that the positive weights make of the targets; ±100 stands for certainty, where the loss is 0.
    /// </summary>
    private Tensor BestLogits(Tensor targets)
    {
        var positives = _positiveWeights.Length == 0 ? targets : targets.mul(tensor(_positiveWeights, device: targets.device));
        return positives.log().sub(targets.neg().log1p()).clamp(-100, 100);
    }
}
