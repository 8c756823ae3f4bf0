using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Models;

/// <summary>
/// A multi-layer perceptron that answers yes or no for each of several labels: features → hidden layers with ReLU and dropout → labels.
/// </summary>
/// <remarks>
/// It ends in logits, one for each label: binary cross entropy with logits has the sigmoid in it. For probabilities, apply sigmoid to what
/// <see cref="forward"/> returns. Dropout is Srivastava et al.'s (2014); on the inputs, too, because the published multi-label sets have
/// few rows.
/// </remarks>
public sealed class MultiLabelMlp : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    /// <param name="features">The number of features of a row, at least 1.</param>
    /// <param name="labels">The number of labels, at least 1.</param>
    /// <param name="options">Hidden layers and dropout; the defaults unless told.</param>
    /// <exception cref="ArgumentException">A number is less than 1, or an option has a value that is not allowed.</exception>
    public MultiLabelMlp(int features, int labels, MultiLabelMlpOptions? options = null)
        : base(nameof(MultiLabelMlp))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(labels, 1);
        options ??= new MultiLabelMlpOptions();
        options.Validate();
        _layers = Build(features, labels, options);
        RegisterComponents();
    }

    /// <param name="input">float32 (B, features); with batch norm in train mode, B at least 2.</param>
    /// <returns>Logits, float32 (B, labels).</returns>
    public override Tensor forward(Tensor input) => _layers.call(input);

    private static Sequential Build(int features, int labels, MultiLabelMlpOptions options)
    {
        var layers = Sequential(Dropout(options.InputDropout));
        var width = features;
        foreach (var hidden in options.Hidden)
        {
            layers.append(Linear(width, hidden));
            if (options.BatchNorm)
                layers.append(BatchNorm1d(hidden));
            layers.append(ReLU()).append(Dropout(options.Dropout));
            width = hidden;
        }

        return layers.append(Linear(width, labels));
    }
}
