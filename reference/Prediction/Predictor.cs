using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Saving;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Prediction;

/// <summary>
/// Says what a trained model thinks of new inputs: in eval mode, without gradients, in batches, with softmax or sigmoid after the logits.
/// It may be asked by several threads at once, as long as nobody trains or changes the model; results are the caller's tensors, on the CPU.
/// </summary>
public sealed class Predictor
{
    private readonly Module<Tensor, Tensor> _model;
    private readonly Device _device;
    private readonly int _batchSize;

    /// <param name="model">
    /// The model, which ends in logits. It stays the caller's, is moved to the device and switched to eval mode now, and must stay there.
    /// </param>
    /// <param name="info">What its outputs mean; classes without names unless told.</param>
    /// <param name="device"><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c> or <c>auto</c>; where the model runs.</param>
    /// <param name="batchSize">Rows that the model sees at once, at least 1.</param>
    /// <exception cref="ArgumentException">There is no such device here.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is less than 1.</exception>
    public Predictor(Module<Tensor, Tensor> model, ModelInfo? info = null, string device = "cpu", int batchSize = 64)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (_model, Info, _device, _batchSize) = (model, info ?? new ModelInfo(), Training.Devices.Find(device), batchSize);
        _ = model.to(_device);
        model.eval();
    }

    /// <summary>What the outputs mean.</summary>
    public ModelInfo Info { get; }

    /// <summary>A predictor of a saved model.</summary>
    /// <param name="path">What <see cref="ModelFile.Save"/> wrote.</param>
    /// <param name="model">Built as the one that was saved; it gets the file's weights.</param>
    /// <param name="device">As for the constructor.</param>
    /// <exception cref="ModelFileException">The file is missing, damaged, or another model's.</exception>
    public static Predictor Open(string path, Module<Tensor, Tensor> model, string device = "cpu") =>
        new(model, ModelFile.Load(path, model), device);

    /// <summary>The model's outputs as they are.</summary>
    /// <param name="inputs">(N, …), N at least 1, as in the training.</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    /// <returns>float (N, classes) or (N, labels).</returns>
    /// <exception cref="ArgumentException">There is no row, or the model does not give a row of outputs for each.</exception>
    /// <exception cref="InvalidOperationException">Somebody has put the model into train mode.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Tensor Logits(Tensor inputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.dim() == 0 || inputs.size(0) == 0)
            throw new ArgumentException($"expected at least one row of inputs, got {Describe.Tensor(inputs)}", nameof(inputs));
        if (_model.training)
            throw new InvalidOperationException(
                "the model is in train mode, where dropout and batch norm make other outputs: call its eval(), and train a copy");

        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        var parts = new List<Tensor>();
        for (var first = 0L; first < inputs.size(0); first += _batchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            parts.Add(OfBatch(inputs.narrow(0, first, Math.Min(_batchSize, inputs.size(0) - first))));
        }

        return cat(parts).MoveToOuterDisposeScope();
    }

    /// <summary>Softmax of the logits for classes, sigmoid for labels.</summary>
    /// <returns>float32 (N, classes), each row's sum 1; or (N, labels), each from 0 to 1.</returns>
    /// <inheritdoc cref="Logits"/>
    public Tensor Probabilities(Tensor inputs, CancellationToken cancellation = default)
    {
        using var logits = Logits(inputs, cancellation);
        using var numbers = logits.to(ScalarType.Float32);
        return Info.Kind == OutputKind.Classes ? numbers.softmax(1) : numbers.sigmoid();
    }

    /// <summary>The most probable class of each row; of equal ones the first.</summary>
    /// <returns>int64 (N).</returns>
    /// <exception cref="NotSupportedException">The model gives labels: any number of them is right.</exception>
    /// <inheritdoc cref="Logits"/>
    public Tensor Classes(Tensor inputs, CancellationToken cancellation = default)
    {
        Require(OutputKind.Classes, nameof(Labels));
        using var logits = Logits(inputs, cancellation);
        return logits.argmax(1);
    }

    /// <summary>The k most probable classes of each row, with their probabilities.</summary>
    /// <param name="inputs">(N, …), as in the training.</param>
    /// <param name="k">From 1 to the number of classes.</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="k"/> is outside.</exception>
    /// <exception cref="NotSupportedException">The model gives labels.</exception>
    public TopClasses Top(Tensor inputs, int k, CancellationToken cancellation = default)
    {
        Require(OutputKind.Classes, nameof(Labels));
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        using var probabilities = Probabilities(inputs, cancellation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, probabilities.size(1));
        var (best, classes) = probabilities.topk(k, 1);
        return new TopClasses(best, classes);
    }

    /// <summary>Which labels each row has: those whose logit is above their threshold.</summary>
    /// <returns>bool (N, labels).</returns>
    /// <exception cref="NotSupportedException">The model gives classes: exactly one of them is right.</exception>
    /// <inheritdoc cref="Logits"/>
    public Tensor Labels(Tensor inputs, CancellationToken cancellation = default)
    {
        Require(OutputKind.Labels, nameof(Classes));
        using var logits = Logits(inputs, cancellation);
        return (Info.Thresholds ?? Thresholds.Default((int)logits.size(1))).Apply(logits);
    }

    private Tensor OfBatch(Tensor batch)
    {
        var outputs = _model.call(batch.to(_device));
        if (outputs.dim() != 2 || outputs.size(0) != batch.size(0) || (Info.Names.Count > 0 && outputs.size(1) != Info.Names.Count))
        {
            var row = Info.Names.Count > 0 ? $"a row of {Info.Names.Count} outputs" : "a row of outputs";
            throw new ArgumentException($"expected {row} for each of {batch.size(0)} inputs, and the model gives {Describe.Tensor(outputs)}");
        }

        return outputs.cpu();
    }

    private void Require(OutputKind kind, string instead)
    {
        if (Info.Kind != kind)
            throw new NotSupportedException($"the model's outputs are {Info.Kind}, by its ModelInfo: ask for {instead}");
    }
}
