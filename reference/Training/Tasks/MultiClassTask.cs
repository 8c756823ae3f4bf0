using System.Globalization;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>Each example is of one class: cross entropy on the model's logits, which has softmax in it.</summary>
public sealed class MultiClassTask : ITrainingTask
{
    private readonly float[] _classWeights = [];

    /// <param name="classes">The number of classes, at least 2.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public MultiClassTask(int classes)
    {
        if (classes < 2)
            throw new ArgumentException(
                $"{classes} classes cannot be told apart: at least 2 (one answer of yes or no is a MultiLabelTask of 1 label)",
                nameof(classes));
        Classes = classes;
        Metrics = MultiClassMetrics.Standard(classes);
    }

    /// <inheritdoc/>
    public string Name => "multi_class";

    /// <inheritdoc/>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"cross entropy, {Classes} classes, label smoothing {LabelSmoothing}, class weights [{Weights.Text(_classWeights)}]{Ignored}");

    /// <inheritdoc/>
    public string RunningName => "accuracy";

    /// <inheritdoc/>
    public bool AppliesSoftmax => true;

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>What an evaluation measures; <see cref="MultiClassMetrics.Standard"/> unless told.</summary>
    public IReadOnlyList<IMetric> Metrics { get; init; }

    /// <summary>
    /// The share of the target that is spread over all classes, from 0 (none, the default) to less than 1 (Szegedy et al., "Rethinking the
    /// Inception Architecture", 2016).
    /// </summary>
    /// <exception cref="ArgumentException">It is outside.</exception>
    public double LabelSmoothing
    {
        get;
        init => field = value is >= 0 and < 1
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"a label smoothing of {value} is not possible: from 0 to less than 1"),
                nameof(LabelSmoothing));
    }

    /// <summary>
    /// How much an example of each class counts; all alike unless told. A batch's loss is divided by the sum of its weights, as libtorch
    /// does it.
    /// </summary>
    /// <remarks>
    /// Examples of a class with the weight 0 do not count in the loss; metrics count them like all others.
    /// </remarks>
    /// <exception cref="ArgumentException">There is not one weight for each class, one is negative or no number, or all are 0.</exception>
    public IReadOnlyList<float> ClassWeights
    {
        get => _classWeights;
        init => _classWeights = Weights.Check(value, Classes, "class", nameof(ClassWeights), zeroCounts: true);
    }

    /// <summary>
    /// A class index that marks rows without a class: they have no loss, no gradient and no part in the metrics. None unless told;
    /// libtorch's own default is −100.
    /// </summary>
    public long? IgnoreIndex { get; init; }

    /// <summary>
    /// Looks at all targets: int64 (N), class indices; or float32 (N, classes), a probability for each class (soft targets), of which the
    /// metrics measure the most probable.
    /// </summary>
    /// <exception cref="ArgumentException">They are others; the message says which are.</exception>
    public void CheckTargets(Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (SoftTargets.Are(targets))
        {
            SoftTargets.Check(targets, Classes);
            return;
        }

        if (targets.dtype != ScalarType.Int64 || targets.dim() != 1)
            throw new ArgumentException(
                $"cross entropy wants its classes as int64 (N), these targets are {Describe.Tensor(targets)}", nameof(targets));

        using var scope = NewDisposeScope();
        var counted = Counted(targets) is { } rows ? targets[rows] : targets;
        if (counted.size(0) == 0)
            throw new ArgumentException($"all targets are {IgnoreIndex}, the index that is ignored: nothing is left to learn", nameof(targets));
        var (first, last) = (counted.min().item<long>(), counted.max().item<long>());
        if (first < 0 || last >= Classes)
            throw new ArgumentException(
                $"the targets go from {first} to {last}, and {Classes} classes are numbered from 0 to {Classes - 1}", nameof(targets));
    }

    /// <inheritdoc/>
    public bool AreIgnored(Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var scope = NewDisposeScope();
        return targets.dtype == ScalarType.Int64 && Counted(targets) is { } rows && !rows.any().item<bool>();
    }

    /// <inheritdoc/>
    public BatchLoss Loss(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        if (IgnoreIndex is not null && !SoftTargets.Are(targets))
            (logits, targets) = Measured(logits, targets);
        // Of no row there is no mean: a batch that is ignored as a whole has the loss 0, with a graph that leads nowhere.
        if (targets.size(0) == 0)
            return new BatchLoss(logits.sum(), 0);
        if (_classWeights.Length == 0)
            return new BatchLoss(functional.cross_entropy(logits, targets, label_smoothing: LabelSmoothing), targets.size(0));

        using var weights = tensor(_classWeights, device: targets.device);
        var mean = functional.cross_entropy(logits, targets, weights, label_smoothing: LabelSmoothing);
        if (SoftTargets.Are(targets))
            return new BatchLoss(mean, targets.size(0));
        using var ofExamples = weights.index_select(0, targets);
        using var sum = ofExamples.sum();
        var weight = sum.ToDouble();

        // Only classes that do not count: a mean of nothing would be NaN, and its gradient, too.
        return weight == 0 ? new BatchLoss(logits.sum().mul(0), 0) : new BatchLoss(mean, weight);
    }

    /// <summary>The rows that are not ignored; of soft targets the most probable class.</summary>
    public (Tensor Logits, Tensor Targets) Measured(Tensor logits, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(targets);
        if (SoftTargets.Are(targets))
            return (logits, targets.argmax(1));
        return Counted(targets) is { } rows ? (logits[rows], targets[rows]) : (logits, targets);
    }

    /// <inheritdoc/>
    public double LeastLoss(Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Loss(Logarithm(Mass(targets)), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public double ConstantLoss(Tensor targets)
    {
        using var scope = NewDisposeScope();
        var mass = Mass(targets);
        return Loss(Logarithm(mass.sum(0, keepdim: true)).expand(mass.shape), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public double SquashedFloor(Tensor targets)
    {
        using var scope = NewDisposeScope();
        return Loss(SquashedLogits.Best(Mass(targets).clamp_min(1e-30)), targets).Mean.Number();
    }

    /// <inheritdoc/>
    public void CheckOutputs(Tensor outputs, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        if (outputs.dim() != 2 || outputs.size(0) != targets.size(0) || outputs.size(1) != Classes)
            throw new ArgumentException(
                $"{Classes} classes want logits ({targets.size(0)}, {Classes}), and the model gives {Describe.Tensor(outputs)}",
                nameof(outputs));
    }

    /// <inheritdoc/>
    public double Running(Tensor logits, Tensor targets)
    {
        if (IgnoreIndex is null && !SoftTargets.Are(targets))
            return Share(logits, targets);
        using var scope = NewDisposeScope();
        (logits, targets) = Measured(logits, targets);
        return targets.size(0) == 0 ? 0 : Share(logits, targets);
    }

    private double Share(Tensor logits, Tensor targets)
    {
        // A few hundred numbers: a loop here is over before libtorch would have been called four times.
        using var rows = new HostNumbers<float>(logits, ScalarType.Float32);
        using var classes = new HostNumbers<long>(targets, ScalarType.Int64);
        var right = 0;
        for (var row = 0; row < classes.Values.Length; row++)
            right += IndexOfGreatest(rows.Values.Slice(row * Classes, Classes)) == classes.Values[row] ? 1 : 0;
        return (double)right / classes.Values.Length;
    }

    /// <summary>
    /// What the loss multiplies each log-probability by, (B, classes): the smoothed target, times the weights of the classes.
    /// </summary>
    private Tensor Mass(Tensor targets)
    {
        var mass = Certain(targets).mul(1 - LabelSmoothing).add(LabelSmoothing / Classes);
        return _classWeights.Length == 0 ? mass : mass.mul(tensor(_classWeights, device: targets.device));
    }

    private Tensor Certain(Tensor targets)
    {
        if (SoftTargets.Are(targets))
            return targets;
        var classes = functional.one_hot(targets.clamp(0, Classes - 1), Classes).to(ScalarType.Float32);
        return IgnoreIndex is { } ignored ? classes.mul(targets.ne(ignored).unsqueeze(1)) : classes;
    }

    /// <summary>Which rows count; null where all do.</summary>
    private Tensor? Counted(Tensor targets) => IgnoreIndex is { } ignored ? targets.ne(ignored) : null;

    private string Ignored => IgnoreIndex is { } ignored ? string.Create(CultureInfo.InvariantCulture, $", without {ignored}") : "";

    /// <summary>As good as −∞ where a class has no mass, and still a number when it is multiplied by a weight or a soft target of 0.</summary>
    private static Tensor Logarithm(Tensor mass) => mass.log().clamp_min(-100);

    private static int IndexOfGreatest(ReadOnlySpan<float> values)
    {
        var greatest = 0;
        for (var i = 1; i < values.Length; i++)
            greatest = values[i] > values[greatest] ? i : greatest;
        return greatest;
    }
}
